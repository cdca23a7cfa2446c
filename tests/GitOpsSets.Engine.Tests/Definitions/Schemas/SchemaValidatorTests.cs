using System.Globalization;
using GitOpsSets.Engine.Definitions.Schemas;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Tests.Yaml;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Definitions.Schemas;

public sealed class SchemaValidatorTests
{
    [Fact]
    public void Every_mistake_is_told_at_once_with_its_place_and_a_way_out()
    {
        var report = SchemaValidator.Validate(Written.Mapping("""
            apiVersion: sets.gitops.pro/v1alpha1
            kind: GitOpsSet
            metadata: {name: teams}
            spec:
              suspended: true
              generators:
              - pullRequests:
                  driver: gitHub
                  interval: 5m
                  forks: "true"
              templates:
              - repeat: 3
            """));

        Assert.Equal(
            [
                "sets/app.yaml:5:3: error GS0103: spec.suspended is no field of a GitOpsSet; a cluster would drop it (did you mean 'suspend'?)",
                "sets/app.yaml:8:7: error GS0102: spec.generators[0].pullRequests.repo is required",
                "sets/app.yaml:8:15: error GS0102: spec.generators[0].pullRequests.driver cannot be 'gitHub' (did you mean 'github'?)",
                "sets/app.yaml:10:14: error GS0102: spec.generators[0].pullRequests.forks must be true or false, not a string (write true without quotes)",
                "sets/app.yaml:12:5: error GS0102: spec.templates[0].content is required",
                "sets/app.yaml:12:13: error GS0102: spec.templates[0].repeat must be a string, not the number 3 (put it in quotes: \"3\")",
            ],
            report.Diagnostics.Select(diagnostic => diagnostic.ToString()),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_broken_rule_points_at_the_field_that_breaks_it()
    {
        var report = SchemaValidator.Validate(Written.Mapping("""
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSet
            metadata: {name: teams}
            spec:
              steps:
              - {name: one, resources: []}
              - {name: one, resources: []}
              inputsFrom:
              - name: a
                selector: {}
            """));

        Assert.Equal(["sets/app.yaml:7:12", "sets/app.yaml:10:15"], report.Diagnostics.Select(diagnostic => diagnostic.At!.Value.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void Rules_that_could_not_be_asked_are_announced()
    {
        var report = SchemaValidator.Validate(Written.Mapping("""
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSetInputProvider
            metadata: {name: previews}
            spec: {type: GitHubPullRequests}
            """));

        Assert.Contains("did you mean 'GitHubPullRequest'?", report.Diagnostics[0].Suggestion, StringComparison.Ordinal);
        Assert.Equal(Severity.Notice, report.Diagnostics[^1].Severity);
    }

    [Fact]
    public void What_is_kept_has_defaults_and_the_places_of_what_was_written()
    {
        var report = SchemaValidator.Validate(Written.Mapping("""
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSetInputProvider
            metadata: {name: previews, labels: {team: null}}
            spec: {type: Static, filter: {limit: null, labels: [a]}, url: null}
            """));

        Assert.Empty(report.Diagnostics);
        var filter = (YamlMapping)((YamlMapping)report.Defaulted["spec"]!)["filter"]!;
        Assert.Equal("""{"labels":["a"],"limit":100}""", JsonWriter.Write(filter));
        Assert.Equal(4, filter.Span.Line);
        Assert.Null(((YamlMapping)report.Defaulted["spec"]!)["url"]);
    }

    [Fact]
    public void Another_version_is_refused_before_its_fields_are_looked_at()
    {
        var report = SchemaValidator.Validate(Written.Mapping("{apiVersion: fluxcd.controlplane.io/v2, kind: ResourceSet, metadata: {name: a}, spec: {whatever: 1}}"));

        var finding = Assert.Single(report.Diagnostics);
        Assert.Equal("write fluxcd.controlplane.io/v1", finding.Suggestion);
    }

    [Fact]
    public void A_thousand_mistakes_do_not_make_a_thousand_messages()
    {
        string fields = string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"field{i.ToString(CultureInfo.InvariantCulture)}: 1"));

        var report = SchemaValidator.Validate(Written.Mapping($"{{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {{name: a}}, spec: {{resources: [], {fields}}}}}"));

        Assert.Equal(201, report.Diagnostics.Length);
        Assert.Contains("and 800 more", report.Diagnostics[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_in_lists_do_not_exhaust_the_stack()
    {
        YamlNode deep = new YamlSequence([]);
        for (int i = 0; i < 200_000; i++)
        {
            deep = new YamlSequence([deep]);
        }

        var source = Written.Mapping("{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {name: a}}").With("spec", deep);

        Assert.NotEmpty(SchemaValidator.Validate(source).Diagnostics);
        Assert.NotEmpty(SchemaValidator.CheckTypes(source));
    }

    [Fact]
    public void Messages_quote_hostile_text_on_one_line_and_cut_it()
    {
        var report = SchemaValidator.Validate(Written.Mapping("{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {name: \"a\\n::error::x\\e" + new string('y', 500) + "\"}, spec: {resources: []}}"));

        string message = Assert.Single(report.Diagnostics).Message;
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain('\e', message);
        Assert.True(message.Length < 300);
    }

    [Fact]
    public void Decoding_takes_numbers_for_text_in_one_kind_and_not_in_the_other()
    {
        var resourceSet = Written.Mapping("{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {name: 1, labels: {a: true}}, spec: {wait: \"yes\", steps: nothing}}");
        var gitOpsSet = Written.Mapping("{apiVersion: sets.gitops.pro/v1alpha1, kind: GitOpsSet, metadata: {name: 1}, spec: {generators: [{pullRequests: {driver: none}}], unknown: 1}}");

        Assert.Equal(["spec.wait must be true or false, not a string", "spec.steps must be a list, not a string"], SchemaValidator.CheckTypes(resourceSet).Select(finding => finding.Message), StringComparer.Ordinal);
        Assert.Equal(["metadata.name must be a string, not the number 1"], SchemaValidator.CheckTypes(gitOpsSet).Select(finding => finding.Message), StringComparer.Ordinal);
    }
}
