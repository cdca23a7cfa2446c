using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.References;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Tests.Rendering.References;

public sealed class RepositoryReferencesTests
{
    private const string Source = "{apiVersion: v1, kind: ConfigMap, metadata: {name: source, namespace: infra}, data: {k: v}}";

    [Fact]
    public void A_ConfigMap_of_the_repository_is_copied()
    {
        var resolved = Resolve([Source], Named("copy", "copyFrom", "infra/source"));

        Assert.Empty(resolved.Diagnostics);
        Assert.Equal("v", Assert.IsType<YamlString>(Assert.IsType<YamlMapping>(resolved.Value.Single().Document["data"])["k"]).Value);
    }

    [Fact]
    public void A_Secret_is_neither_copied_nor_digested()
    {
        const string secret = "{apiVersion: v1, kind: Secret, metadata: {name: source, namespace: infra}, stringData: {token: hidden}}";
        string copy = Named("copy", "copyFrom", "infra/source").Replace("ConfigMap", "Secret", StringComparison.Ordinal);
        string digest = Named("digest", "checksumFrom", "Secret/infra/source");

        var resolved = Resolve([secret], copy, digest, secret);

        Assert.All(resolved.Diagnostics, finding => Assert.Equal((DiagnosticCodes.LeftToCluster, Severity.Warning), (finding.Code, finding.Severity)));
        Assert.Equal(2, resolved.Diagnostics.Length);
        Assert.Null(resolved.Value[0].Document["stringData"]);
        Assert.DoesNotContain("sha256", JsonWriter.Write(resolved.Value[1].Document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kubeconfig_is_left_to_the_cluster_for_it_stands_in_a_Secret()
    {
        var resolved = Resolve([], Named("cluster", "convertKubeConfigFrom", "infra/kubeconfig"));

        Assert.Equal(DiagnosticCodes.LeftToCluster, resolved.Diagnostics.Single().Code);
    }

    [Fact]
    public void A_digest_follows_what_was_copied_before_it()
    {
        string digest = Named("digest", "checksumFrom", "ConfigMap/apps/copy");

        string before = Digest(Resolve([Source], Named("copy", "copyFrom", "infra/source"), digest));
        string after = Digest(Resolve([Source.Replace("k: v", "k: w", StringComparison.Ordinal)], Named("copy", "copyFrom", "infra/source"), digest));

        Assert.StartsWith("sha256:", before, StringComparison.Ordinal);
        Assert.False(string.Equals(before, after, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("copyFrom", "source")]
    [InlineData("copyFrom", "a/b/c")]
    [InlineData("checksumFrom", "Pod/infra/source")]
    [InlineData("checksumFrom", "ConfigMap//source")]
    public void A_reference_that_cannot_be_read_is_an_error(string annotation, string value)
    {
        var resolved = Resolve([Source], Named("copy", annotation, value));

        Assert.True(resolved.HasErrors);
    }

    private static string Named(string name, string annotation, string value) =>
        $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: {name}, namespace: apps, annotations: {{fluxcd.controlplane.io/{annotation}: '{value}'}}}}}}";

    private static string Digest(StageResult<ImmutableArray<RenderedManifest>> resolved)
    {
        var metadata = Assert.IsType<YamlMapping>(resolved.Value[^1].Document["metadata"]);
        return Assert.IsType<YamlString>(Assert.IsType<YamlMapping>(metadata["annotations"])["fluxcd.controlplane.io/checksum"]).Value;
    }

    private static StageResult<ImmutableArray<RenderedManifest>> Resolve(ImmutableArray<string> repository, params ReadOnlySpan<string> rendered)
    {
        var element = new Element(null, new ElementOrigin("", "the set", default));
        var spec = new TemplateSpec(new YamlNull(), IsText: false, default);
        var template = new CompiledTemplate(0, spec, TemplateSource.Of(spec), Template.Parse("", new TemplateOptions { Name = "test", Functions = Dialects.ResourceSet.Functions }), Delimiters.Angles, null);
        var manifests = ImmutableArray.CreateBuilder<RenderedManifest>();
        foreach (string text in rendered)
        {
            manifests.Add(new RenderedManifest(Object(text), template, element, ""));
        }

        return new RepositoryReferences(new ObjectIndex([.. repository.Select(Object)])).Resolve(manifests.ToImmutable());
    }

    private static YamlMapping Object(string text) => (YamlMapping)YamlReader.ReadFirst(text, "manifest.yaml", YamlLimits.Default)!;
}
