using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;
using static GitOpsSets.Engine.Definitions.Schemas.SchemaRule;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>
/// What must hold between the fields of a ResourceSetInputProvider. A field counts as soon as it is there, even empty (specs/resourceset.md §1.2).
/// Rules about how <c>url</c> begins say nothing where it is absent: the rule that it must be there has said so.
/// </summary>
internal static class ProviderRules
{
    private const string Http = "http://";
    private const string Https = "https://";
    private const string Oci = "oci://";

    public static ImmutableArray<SchemaRule> OfSpec { get; } =
    [
        Of("url", "url must be absent when type is Static or ExternalArtifact", spec => !IsWithoutUrl(spec) || !Has(spec, "url")),
        Of("", "url is needed unless type is Static or ExternalArtifact", spec => IsWithoutUrl(spec) || Has(spec, "url")),
        Url("url must begin with http:// or https:// when type is a git provider", (spec, url) => !Begins(spec, "Git") || StartsWith(url, "http")),
        Url("url must begin with http:// or https:// when type is an Azure DevOps provider", (spec, url) => !Begins(spec, "AzureDevOps") || StartsWith(url, Http) || StartsWith(url, Https)),
        Url("url must begin with https:// when type is an AWS CodeCommit provider", (spec, url) => !Begins(spec, "AWSCodeCommit") || StartsWith(url, Https)),
        Url("url must begin with oci:// when type is an OCI provider", (spec, url) => !IsRegistry(spec) || StartsWith(url, "oci")),
        Url("url must name the repository after the registry's host when type is an OCI provider", (spec, url) => !IsRegistry(spec) || !StartsWith(url, Oci) || url[Oci.Length..].Contains('/', StringComparison.Ordinal)),
        Url("url must begin with http:// or https:// when type is ExternalService", (spec, url) => !IsService(spec) || StartsWith(url, "http")),
        Of("insecure", "insecure may only be set when type is ExternalService or OCIArtifactTag", spec => !IsInsecure(spec) || TypeOf(spec) is "ExternalService" or "OCIArtifactTag"),
        Url("url must begin with https:// unless insecure is true", (spec, url) => !IsService(spec) || !StartsWith(url, Http) || IsInsecure(spec)),
        Of(
            "serviceAccountName",
            "serviceAccountName may only stand where type is AzureDevOps*, AWSCodeCommit*, *ArtifactTag or ExternalArtifact",
            spec => !Has(spec, "serviceAccountName") || Begins(spec, "AzureDevOps") || Begins(spec, "AWSCodeCommit") || IsRegistry(spec) || TypeOf(spec) == "ExternalArtifact"),
        Of(
            "certSecretRef",
            "certSecretRef cannot stand where type is Static, ExternalArtifact, AzureDevOps*, AWSCodeCommit*, ACRArtifactTag, ECRArtifactTag or GARArtifactTag",
            spec => !Has(spec, "certSecretRef") || !(IsWithoutUrl(spec) || Begins(spec, "AzureDevOps") || Begins(spec, "AWSCodeCommit") || IsCloudRegistry(spec))),
        Of(
            "secretRef",
            "secretRef cannot stand where type is Static, ExternalArtifact, AWSCodeCommit*, ACRArtifactTag, ECRArtifactTag or GARArtifactTag",
            spec => !Has(spec, "secretRef") || !(IsWithoutUrl(spec) || Begins(spec, "AWSCodeCommit") || IsCloudRegistry(spec))),
        Of("selectors", "selectors are needed when type is ExternalArtifact", spec => TypeOf(spec) != "ExternalArtifact" || spec["selectors"] is YamlSequence { Items.IsEmpty: false }),
        Of("selectors", "selectors may only stand where type is ExternalArtifact", spec => TypeOf(spec) == "ExternalArtifact" || !Has(spec, "selectors")),
    ];

    public static SchemaRule NameOrLabels { get; } =
        Of("name", "a selector takes a name, or matchLabels and matchExpressions, not both", selector => !Has(selector, "name") || (!Has(selector, "matchLabels") && !Has(selector, "matchExpressions")));

    private static SchemaRule Url(string message, Func<YamlMapping, string, bool> holds) =>
        Of("url", message, spec => Text(spec, "url") is not { } url || holds(spec, url));

    private static string TypeOf(YamlMapping spec) => Text(spec, "type") ?? "";

    private static bool StartsWith(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal);

    private static bool Begins(YamlMapping spec, string prefix) => StartsWith(TypeOf(spec), prefix);

    private static bool IsWithoutUrl(YamlMapping spec) => TypeOf(spec) is "Static" or "ExternalArtifact";

    private static bool IsService(YamlMapping spec) => TypeOf(spec) == "ExternalService";

    private static bool IsRegistry(YamlMapping spec) => TypeOf(spec).EndsWith("ArtifactTag", StringComparison.Ordinal);

    private static bool IsCloudRegistry(YamlMapping spec) => IsRegistry(spec) && TypeOf(spec) != "OCIArtifactTag";

    private static bool IsInsecure(YamlMapping spec) => spec["insecure"] is YamlBoolean { Value: true };
}
