using FsCheck.Fluent;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Rendering.Plans;

/// <summary>A set of many elements, of which all but the first can be planned, gives what each element gives alone, which never is.</summary>
public sealed class PlannedSetTests
{
    private const string Template = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: c-<< inputs.id >>
          annotations: {title: "<< inputs.a >>", 'x/y': << inputs.b | quote >>}
        data:
          plain: << inputs.a >>
          number: << inputs.n >>
          joined: x-<< inputs.a >>/<< inputs.b >>
          quoted: << inputs.b | quote >>
          flow: [<< inputs.n >>, << inputs.a | toJson >>]
          <<- if eq inputs.a "word" >>
          only: << inputs.b >>
          <<- end >>
          block: |
            first
            << inputs.b >>
          folded: >-
            << inputs.a >>
            last
          list: << inputs.list | toJson >>
          tree: << inputs.list | toYaml | nindent 4 >>
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: s-<< inputs.id >>, namespace: << inputs.n | quote >>}
        """;

    private static readonly string[] Values =
    [
        "word", "a", "two words", "1", "0x1F", "017", "1e3", "true", "no", "null", "~", "1:30", "nginx:1.25", "https://example.com/x?y#z", "a: b", "a #b", "- a", "-1", "", " a", "a ", "what?", "*", "&a", "!x", "{a}", "[a]", "a,b", "\"", "'", "\\", "\\n", "é", "a\nb", "a\tb", "|", ">", "---", "...", "<<",
    ];

    [Fact]
    public void Together_as_alone() => Law.Holds(Gen.Zip(Gen.Elements(Values), Gen.Elements(Values)).ArrayOf().Select(pairs => pairs.Take(12).ToArray()), pairs =>
    {
        var elements = pairs.Select((pair, index) => NewElement(index, pair.Item1, pair.Item2)).ToArray();
        var readable = elements.Where(element => Print(element) is not null).ToArray();

        string? together = Print(readable);

        return together == string.Concat(readable.Select(element => Print(element)));
    }, 500);

    [Fact]
    public void What_cannot_be_read_is_refused_among_others_too()
    {
        Element[] elements = [NewElement(0, "a", "b"), NewElement(1, "b", "c"), NewElement(2, "a: b", "c"), NewElement(3, "d", "e")];

        Assert.NotNull(Print(elements[0], elements[1], elements[3]));
        Assert.Null(Print(elements));
    }

    private static Element NewElement(int index, string a, string b)
    {
        var values = new TemplateMap
        {
            ["id"] = TemplateValue.Of($"e{index}"),
            ["a"] = TemplateValue.Of(a),
            ["b"] = TemplateValue.Of(b),
            ["n"] = TemplateValue.Of(index),
            ["list"] = TemplateValue.Of(new TemplateList([TemplateValue.Of(b), TemplateValue.Of(a)])),
        };
        return new Element(values, new ElementOrigin($"inputs/{index}", $"input {index}", new SourceSpan("set.yaml", 1, 1)));
    }

    /// <summary>The objects as they are written; null when something could not be rendered.</summary>
    private static string? Print(params Element[] elements)
    {
        var source = YamlMapping.Empty
            .With("apiVersion", new YamlString("fluxcd.controlplane.io/v1"))
            .With("kind", new YamlString("ResourceSet"))
            .With("metadata", YamlMapping.Empty.With("name", new YamlString("set")).With("namespace", new YamlString("apps")))
            .With("spec", YamlMapping.Empty.With("resourcesTemplate", new YamlString(Template)));
        var set = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne(source, new SourceSpan("set.yaml", 1, 1)).Value.Sets.Single();
        var rendered = ManifestRenderer.Render(set, TemplateCompiler.Compile(set).Value, [.. elements], new RenderSettings(TemplateLimits.Default, TimeProvider.System, "seed"), new TokenSource(), TestContext.Current.CancellationToken);
        return rendered.HasErrors ? null : string.Concat(rendered.Value.Manifests.Select(manifest => YamlEmitter.Emit(manifest.Document) + JsonWriter.Write(manifest.Document)));
    }
}
