using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

public sealed class ExternalArtifactProviderTests
{
    private const string All = "{type: ExternalArtifact, selectors: [{}]}";

    private readonly ProviderScene _scene = new();

    [Fact]
    public async Task A_manifest_without_a_namespace_stands_beside_its_provider()
    {
        _scene.Objects = [Artifact("{name: web}"), Artifact("{name: api, namespace: other}")];

        var values = Assert.Single((await _scene.CompleteAsync(All)).Elements).Values!;

        Assert.Equal(("web", "apps"), (values["name"].Text, values["namespace"].Text));
    }

    [Fact]
    public async Task A_repository_without_any_says_nothing_about_them()
    {
        var finding = await _scene.FailedAsync(All);

        Assert.Equal(DiagnosticCodes.SourceUnavailable, finding.Code);
        Assert.Contains("status.exportedInputs", finding.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_any_leaves_the_word_to_the_recorded_answer()
    {
        var answer = await _scene.CompleteAsync(All, "status: {exportedInputs: [{id: '7', name: web}]}");

        Assert.Equal("web", Assert.Single(answer.Elements).Values!["name"].Text);
    }

    [Fact]
    public async Task An_object_of_another_group_is_none()
    {
        _scene.Objects = [Artifact("{name: web}", "example.com/v1")];

        Assert.Equal(DiagnosticCodes.SourceUnavailable, (await _scene.FailedAsync(All)).Code);
    }

    [Fact]
    public async Task Two_of_one_name_are_no_answer()
    {
        _scene.Objects = [Artifact("{name: web}"), Artifact("{name: web, namespace: apps}")];

        Assert.Contains("more than one ExternalArtifact 'apps/web'", (await _scene.FailedAsync(All)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_cuts_the_list_bounds_it()
    {
        _scene.Objects = [Artifact("{name: web}"), Artifact("{name: api}")];

        var answer = await _scene.CompleteAsync("{type: ExternalArtifact, selectors: [{}], filter: {limit: 1}}");

        Assert.True(answer.IsBounded);
        Assert.Equal("api", Assert.Single(answer.Elements).Values!["name"].Text);
    }

    [Theory]
    [InlineData("{type: ExternalArtifact}", "needs at least one")]
    [InlineData("{type: ExternalArtifact, selectors: []}", "needs at least one")]
    [InlineData("{type: ExternalArtifact, selectors: [{}], url: 'https://x.example.com/'}", "takes none")]
    [InlineData("{type: ExternalArtifact, selectors: [{matchExpressions: [{key: a, operator: Gt}]}]}", "no operator")]
    public async Task What_selects_nothing_sensible_is_refused(string spec, string said)
    {
        _scene.Objects = [Artifact("{name: web}")];

        Assert.Contains(said, (await _scene.FailedAsync(spec)).Message, StringComparison.Ordinal);
    }

    private static YamlMapping Artifact(string metadata, string apiVersion = "source.toolkit.fluxcd.io/v1") =>
        (YamlMapping)YamlReader.ReadFirst($"{{apiVersion: {apiVersion}, kind: ExternalArtifact, metadata: {metadata}}}", "artifact.yaml", YamlLimits.Default)!;
}
