using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class InsertionLintTests
{
    [Theory]
    [InlineData("title: << inputs.title >>", "unquoted")]
    [InlineData("title: PR << inputs.title >>", "unquoted")]
    [InlineData("title: \"<< inputs.title >>\"", "in quotes that it can end")]
    [InlineData("title: '<< inputs.title >>'", "in quotes that it can end")]
    [InlineData("title: << inputs.title | squote >>", "unquoted")]
    [InlineData("title: << inputs.title | lower | trunc 20 >>", "unquoted")]
    [InlineData("title: << inputs.title | toYaml >>", "unquoted")]
    [InlineData("title: << inputs.branch | slugify >>", "unquoted")]
    [InlineData("args: [--ref=<< inputs.branch >>, --safe]", "unquoted in brackets")]
    [InlineData("map: {ref: << inputs.branch >>}", "unquoted in brackets")]
    [InlineData("a: b # << inputs.title >>", "in a comment that it can end")]
    [InlineData("x-<< inputs.branch >>: y", "in a key")]
    [InlineData("title: << $t := inputs.title >><< $t >>", "unquoted")]
    [InlineData("title: << with inputs.title >><< . >><< end >>", "unquoted")]
    [InlineData("labels: << range inputs.labels >>\n      - << . >><< end >>", "unquoted")]
    [InlineData("title: << if eq inputs.author \"x\" >>own<< else >><< inputs.title >><< end >>", "unquoted")]
    [InlineData("title: << index inputs \"title\" >>", "unquoted")]
    [InlineData("title: << (get inputs \"title\") >>", "unquoted")]
    [InlineData("title: << printf \"%s\" inputs.title >>", "unquoted")]
    [InlineData("<<- define \"t\" >><< .title >><<- end >>\n      title: << template \"t\" inputs >>", "unquoted")]
    public void Foreign_text_that_could_leave_its_place_is_found_without_any_data(string line, string where)
    {
        var finding = Assert.Single(Lint(line));

        Assert.Equal((DiagnosticCodes.RawInsertion, Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains($"stands {where}:", finding.Message, StringComparison.Ordinal);
        Assert.NotNull(finding.Suggestion);
        Assert.True(finding.At is { Line: > 9 }, finding.ToString());
    }

    [Theory]
    [InlineData("title: << inputs.title | quote >>")]
    [InlineData("title: << inputs.title | toJson >>")]
    [InlineData("title: << printf \"PR %s\" inputs.title | quote >>")]
    [InlineData("title:<< inputs.title | toYaml | nindent 6 >>")]
    [InlineData("note: |\n        << inputs.title >>\n        more")]
    [InlineData("note: >-\n        << inputs.title >>")]
    [InlineData("ref: pr-<< inputs.branch | slugify >>")]
    [InlineData("x-<< inputs.branch | slugify >>: y")]
    [InlineData("args: [<< inputs.branch | quote >>]")]
    [InlineData("id: << inputs.id >>")]
    [InlineData("sha: << inputs.sha >>")]
    [InlineData("own: << inputs.region >>")]
    [InlineData("flag: << eq inputs.title \"x\" >>")]
    [InlineData("size: << len inputs.title >>")]
    [InlineData("name: << if contains \"x\" inputs.title >>a<< else >>b<< end >>")]
    public void What_cannot_leave_its_place_is_not(string line)
    {
        Assert.Empty(Lint(line));
    }

    [Fact]
    public void Without_outsiders_text_there_is_nothing_to_find()
    {
        Assert.Empty(Lint("title: << inputs.title >>", type: "Static"));
    }

    [Fact]
    public void A_provider_that_nobody_can_ask_gives_text_of_others()
    {
        Assert.Single(Lint("title: << inputs.region >>", type: "ExternalService"));
        Assert.Empty(Lint("title: << inputs.digest >>", type: "ExternalService"));
    }

    [Theory]
    [InlineData("{{ .Element.Branch }}", 1)]
    [InlineData("{{ .Element.pulls.CloneURL }}", 1)]
    [InlineData("{{ .Element.Branch | quote }}", 0)]
    [InlineData("b-{{ .Element.Branch | sanitize }}", 0)]
    [InlineData("{{ .Element.HeadSHA }}-{{ .Element.Number }}", 0)]
    public void The_quotes_of_a_GitOpsSet_count_as_they_are_templated(string value, int expected)
    {
        string text = $$"""
            apiVersion: sets.gitops.pro/v1alpha1
            kind: GitOpsSet
            metadata: {name: previews, namespace: apps}
            spec:
              generators:
              - matrix:
                  generators:
                  - list: {elements: [{env: dev}]}
                  - name: pulls
                    pullRequests: {driver: github, repo: acme/shop, interval: 5m}
              templates:
              - content:
                  kind: ConfigMap
                  data:
                    ref: "{{value}}"
            """;

        Assert.Equal(expected, Lint(text, ImmutableArray<ProviderDefinition>.Empty).Length);
    }

    private static ImmutableArray<Diagnostic> Lint(string line, string type = "GitHubPullRequest")
    {
        string text = $"""
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSet
            metadata:
              name: previews
              namespace: apps
            spec:
              inputsFrom:
              - name: pulls
              resourcesTemplate: |
                kind: ConfigMap
                spec:
                  {line}
            """;
        string provider = $"apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSetInputProvider\nmetadata:\n  name: pulls\n  namespace: apps\nspec:\n  type: {type}\n";
        return Lint(text, Read(provider).Providers);
    }

    private static ImmutableArray<Diagnostic> Lint(string text, ImmutableArray<ProviderDefinition> providers)
    {
        var set = Read(text).Sets.Single();
        var steps = TemplateCompiler.Compile(set);
        Assert.Empty(steps.Diagnostics);
        return InsertionLint.Of(steps.Value, ForeignFields.Of(set, new ProviderPool(providers, PrefersRecorded: false, MissingIsError: true)));
    }

    private static DefinitionCollection Read(string text) =>
        new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne((YamlMapping)YamlReader.ReadFirst(text, "set.yaml", YamlLimits.Default)!).Value;
}
