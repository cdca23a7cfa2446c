using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Tests.Rendering;

/// <summary>Functions of chance and of the clock would change the output with every run: validation names each call, a seed makes them repeatable.</summary>
public sealed class ChanceTests
{
    private const string Definition = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: a, namespace: apps}
        spec:
          generators: []
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: "first-{{ .Element.name }}"
                data:
                  chance: "{{ if true }}{{ randAlphaNum 20 | lower }}{{ end }}"
                  key: "{{ genCA `x` 30 | toJson | sha1sum }}"
                  plain: "{{ `x` | upper }}"
                  time: "t-{{ now | unixEpoch }}"
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: "second-{{ .Element.name }}"}
                data:
                  id: "{{ $x := uuidv4 }}{{ $x }}"
        """;

    [Fact]
    public void Each_call_is_named_at_its_line()
    {
        var findings = ChanceLint.Of(Compile().Steps);

        Assert.Equal(["13 'randAlphaNum'", "14 'genCA'", "16 'now'", "22 'uuidv4'"], findings.Select(finding => $"{finding.At!.Value.Line} {finding.Message.Split(' ')[0]}"), StringComparer.Ordinal);
        Assert.All(findings, finding => Assert.Equal((DiagnosticCodes.NonDeterministic, Severity.Warning), (finding.Code, finding.Severity)));
    }

    [Fact]
    public void A_seed_gives_the_same_text_whenever_and_beside_whatever_else_an_element_is_rendered()
    {
        var first = Render("seed", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "one", "two");
        var second = Render("seed", new DateTimeOffset(2027, 5, 5, 5, 5, 5, TimeSpan.Zero), "zero", "two", "one");

        Assert.Equal(first["one"], second["one"]);
        Assert.Equal(first["two"], second["two"]);
    }

    [Fact]
    public void Elements_and_seeds_differ_from_each_other()
    {
        var now = TimeProvider.System.GetUtcNow();
        var texts = Render("seed", now, "one", "two").Values.Concat(Render("other", now, "one").Values).Append(Render(null, now, "one")["one"]).Append(Render(null, now, "one")["one"]);

        Assert.Equal(5, texts.Distinct(StringComparer.Ordinal).Count());
    }

    private static (SetDefinition Set, ImmutableArray<CompiledStep> Steps) Compile()
    {
        var set = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne((YamlMapping)YamlReader.ReadFirst(Definition, "set.yaml", YamlLimits.Default)!).Value.Sets.Single();
        var steps = TemplateCompiler.Compile(set);
        Assert.Empty(steps.Diagnostics);
        return (set, steps.Value);
    }

    // What chance made for each element, without its name.
    private static Dictionary<string, string> Render(string? seed, DateTimeOffset now, params string[] names)
    {
        var (set, steps) = Compile();
        var elements = names.Select(name => new Element(new TemplateMap { ["name"] = TemplateValue.Of(name) }, new ElementOrigin($"inputs/{name}", name, new SourceSpan("set.yaml", 1, 1))));
        var rendered = ManifestRenderer.Render(set, steps, [.. elements], new RenderSettings(TemplateLimits.Default, new FrozenClock(now), seed), new TokenSource(), TestContext.Current.CancellationToken);
        Assert.Empty(rendered.Diagnostics);
        return rendered.Value.Manifests
            .GroupBy(manifest => manifest.Element.Origin.Description, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(manifest => YamlEmitter.Emit(manifest.Document["data"]!))), StringComparer.Ordinal);
    }

    private sealed class FrozenClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
