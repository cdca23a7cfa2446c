using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>One input set per tag of a repository in an OCI registry (specs/resourceset.md §3.8).</summary>
internal sealed partial class RegistryProvider(ProviderDefinition definition, RepositoryAddress address, InputFilter filter) : IInputProvider
{
    // The address is read here, for it depends on more than the URL.
    private static readonly GitProviderType Tags = new("oci", ReferenceKind.Tag, RepositoryAddress.TryReadProject);

    private static readonly ImmutableArray<CloudRegistry> Registries =
    [
        new("ACRArtifactTag", "an Azure container registry", CloudKind.Azure, AzurePattern),
        new("ECRArtifactTag", "an AWS container registry", CloudKind.Amazon, AmazonPattern),
        new("GARArtifactTag", "a Google artifact registry", CloudKind.Google, GooglePattern),
    ];

    public static ImmutableArray<ProviderDescriptor> Descriptors { get; } =
    [
        Describe("OCIArtifactTag", "an OCI registry", null),
        .. Registries.Select(static registry => Describe(registry.Type, registry.Name, registry.Hosts)),
    ];

    public async Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        TlsSettings? tls = null;
        string? reason = RegistryCredentials.TryFind(context, definition, address, out var credential);
        reason ??= ProviderTls.TryFind(context.Secrets, definition.Name.Namespace, definition.Spec, out tls);
        CloudIdentity? identity = null;
        if (reason is null && credential is null && Registries.FirstOrDefault(known => known.Hosts.IsMatch(address.Server.Authority)) is { } registry)
        {
            // The service account of a plain type stands for its pull secrets alone.
            identity = new CloudIdentity(registry.Cloud);
            reason = definition.Type == registry.Type ? ServiceAccountIdentity.TryFind(context, definition.Name.Namespace, definition.Spec, registry.Cloud, out identity) : null;
        }

        if (reason is not null)
        {
            return Fail(DiagnosticCodes.GeneratorInvalid, reason);
        }

        var repository = new ForgeRepository(address.Server, address.Path, credential) { Tls = tls, Identity = identity };
        return await ReferenceItems.ListAsync(context, Tags, ReferenceKind.Tag, repository, filter, new FilterRules(filter, definition.Origin), [], cancellationToken) switch
        {
            GitListing.Complete listing => new GeneratorAnswer.Complete([.. listing.Items.Select(item => ToElement(context.Foreign, item.Input, item.Evidence))]) { IsBounded = listing.IsBounded, Sources = [listing.Source], Dropped = listing.Dropped },
            GitListing.Failed failed => Fail(DiagnosticCodes.SourceUnavailable, failed.Failure.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ProviderDescriptor Describe(string type, string registry, Regex? hosts) =>
        new(type, $"One input set per tag of a repository in {registry}, the greatest first: id, tag, digest.", (definition, spec) => Bind(definition, spec, registry, hosts)) { IsLive = true };

    private static RegistryProvider Bind(ProviderDefinition definition, FieldReader spec, string registry, Regex? hosts)
    {
        string url = spec.Text("url");
        bool isInsecure = spec.Flag("insecure");
        string rest = url.StartsWith("oci://", StringComparison.Ordinal) ? url["oci://".Length..] : url;
        if (!rest.Contains('/', StringComparison.Ordinal) || !RegistryAddress.TryRead(url, isInsecure, out var address))
        {
            spec.Refuse("url", $"'{url}' names no repository of a registry: write it as oci://host/repository", DiagnosticCodes.GeneratorInvalid);
            address = new RepositoryAddress(new Uri("https://localhost"), "");
        }
        else if (hosts?.IsMatch(address.Server.Authority) == false)
        {
            spec.Refuse("url", $"'{address.Server.Authority}' is not the host of {registry}", DiagnosticCodes.GeneratorInvalid, "write the type OCIArtifactTag for other registries");
        }

        return new RegistryProvider(definition, address, InputFilter.Read(spec, int.MaxValue));
    }

    // Whoever may push a tag belongs to the repository.
    private Element ToElement(ForeignText foreign, ListedInput input, string evidence)
    {
        var set = new TemplateMap
        {
            ["id"] = foreign.Checked(input.Id, "inputs.id"),
            ["tag"] = foreign.Remote(input.Tag, "inputs.tag"),
            ["digest"] = foreign.Checked(input.Sha, "inputs.digest"),
        };
        ExportedInputs.AddDefaults(set, definition);
        return new Element(set, ExportedInputs.Origin(definition, input.Id, $"tag {input.Tag} of {address.Server.Authority}/{address.Path}") with { Evidence = [evidence] });
    }

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message) =>
        new(new Diagnostic(code, Severity.Error, $"ResourceSetInputProvider '{definition.Name}': {message}", definition.Spec["url"]?.Span ?? definition.Origin));

    [GeneratedRegex(@"^.+\.(azurecr\.io|azurecr\.cn|azurecr\.de|azurecr\.us)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AzurePattern { get; }

    [GeneratedRegex(@"^([0-9]{12}\.dkr[.-]ecr(-fips)?\.[a-zA-Z0-9][a-zA-Z0-9_-]{0,99}\.(amazonaws\.(com(\.cn)?|eu)|on\.(aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)|public\.ecr\.aws)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AmazonPattern { get; }

    [GeneratedRegex(@"^((.+\.)?gcr\.io|.+-docker\.pkg\.dev|docker\.s3nsregistry\.fr)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex GooglePattern { get; }

    private sealed record CloudRegistry(string Type, string Name, CloudKind Cloud, Regex Hosts);
}
