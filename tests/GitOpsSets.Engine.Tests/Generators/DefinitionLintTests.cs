using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Tests.Yaml;

namespace GitOpsSets.Engine.Tests.Generators;

public sealed class DefinitionLintTests
{
    [Fact]
    public void Intervals_that_are_no_durations_are_found_inside_a_matrix_too()
    {
        var findings = Lint("""
            apiVersion: sets.gitops.pro/v1alpha1
            kind: GitOpsSet
            metadata: {name: a}
            spec:
              generators:
              - matrix:
                  generators:
                  - list: {elements: []}
                  - apiClient: {interval: 5 minutes}
            """);

        var finding = Assert.Single(findings);
        Assert.StartsWith("spec.generators[0].matrix.generators[1].apiClient.interval: ", finding.Message, StringComparison.Ordinal);
        Assert.Equal((9, 31), (finding.At!.Value.Line, finding.At.Value.Column));
    }

    [Theory]
    [InlineData("{cron: '0 25 * * *'}", "spec.schedule[0].cron")]
    [InlineData("{cron: '@daily', timeZone: Mars/Base}", "spec.schedule[0].timeZone")]
    [InlineData("{cron: '@daily', window: 1m}", "spec.schedule[0].window")]
    public void A_schedule_that_would_stall_its_provider_is_found_at_its_field(string schedule, string field)
    {
        var findings = Lint($"{{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSetInputProvider, metadata: {{name: a}}, spec: {{type: Static, schedule: [{schedule}]}}}}");

        var finding = Assert.Single(findings);
        Assert.StartsWith($"{field}: ", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, finding.Severity);
    }

    [Fact]
    public void A_window_twice_as_long_as_the_timeout_is_fine()
    {
        Assert.Empty(Lint("""
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSetInputProvider
            metadata: {name: a, annotations: {fluxcd.controlplane.io/reconcileTimeout: 30s}}
            spec: {type: Static, schedule: [{cron: '@daily', window: 1m}]}
            """));
    }

    [Fact]
    public void Common_labels_that_a_cluster_would_refuse_are_found()
    {
        var findings = Lint("{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {name: a}, spec: {resources: [], commonMetadata: {labels: {'a b': 'x y'}, annotations: {Example.com/a: fine, '/': x}}}}");

        Assert.Equal(3, findings.Count);
    }

    [Theory]
    [InlineData("bitbucketserver", "[deploy]", 1)]
    [InlineData("stash", "[deploy]", 1)]
    [InlineData("bitbucketserver", "[]", 0)]
    [InlineData("github", "[deploy]", 0)]
    public void Labels_that_no_pull_request_of_a_Bitbucket_can_have_are_found(string driver, string labels, int count)
    {
        var findings = Lint($"{{apiVersion: sets.gitops.pro/v1alpha1, kind: GitOpsSet, metadata: {{name: a}}, spec: {{generators: [{{pullRequests: {{interval: 5m, driver: {driver}, serverURL: 'https://b.example', repo: A/b, labels: {labels}}}}}], templates: []}}}}");

        Assert.Equal(count, findings.Count);
        Assert.All(findings, finding => Assert.StartsWith("spec.generators[0].pullRequests.labels: Bitbucket has no labels", finding.Message, StringComparison.Ordinal));
    }

    private static List<Diagnostic> Lint(string definition)
    {
        var read = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne(Written.Mapping(definition));
        return [.. DefinitionLint.Of(read.Value)];
    }
}
