using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Benchmarks.Engine.Rendering.Guarding;

/// <summary>What one document costs: to render, to read, and to hold against its probe when outsiders' text is in it.</summary>
public class GuardBenchmarks
{
    private const string Title = "Add the new checkout";

    private const string Text = """
        apiVersion: example.com/v1
        kind: Preview
        metadata:
          annotations:
            example.com/title: {{ .Element.title | quote }}
          labels:
            app: web
            pull: "{{ .Element.number }}"
          name: preview-{{ .Element.number }}
          namespace: previews
        spec:
          replicas: 1
          title: {{ .Element.title }}
          url: https://pr-{{ .Element.number }}.example.com
        """;

    private static readonly RenderedForm Form = new(GitOpsSetDocuments.LookAhead, IsFirstOnly: false);

    private RenderData _data = null!;
    private Template _template = null!;
    private RenderedText _rendered = null!;

    [Params(false, true)]
    public bool HasForeignText { get; set; }

    [GlobalSetup]
    public void Check()
    {
        var element = new TemplateMap
        {
            ["number"] = TemplateValue.Of("12"),
            ["title"] = HasForeignText
                ? TemplateValue.Of(TemplateText.Foreign(Title, new Provenance(TrustLevel.Outsider, "Element.title"), new TokenSource().Next()))
                : TemplateValue.Of(Title),
        };
        _data = new RenderData(TemplateValue.Of(new TemplateMap { ["Element"] = TemplateValue.Of(element) }));
        _template = Template.Parse(Text, new TemplateOptions { Name = "benchmark", Functions = FunctionTables.GitOpsSet });
        _rendered = Execute();
        Expect.Equal(HasForeignText, _rendered.Probe is not null);
        Expect.Equal(true, Guard());
        Expect.Equal(Title, ((YamlString)((YamlMapping)Read().Single()["spec"]!)["title"]!).Value);
    }

    [Benchmark]
    public RenderedText Execute() =>
        _template.Execute(_data, new FunctionContext(new Budget(TemplateLimits.Default, CancellationToken.None), TimeProvider.System, RandomSource.System));

    [Benchmark]
    public ImmutableArray<YamlMapping> Read() => GitOpsSetDocuments.Read(_rendered.Text, "rendered", YamlLimits.Default);

    /// <summary>Whether the text stays in its place.</summary>
    [Benchmark]
    public bool Guard() => TextGuard.Check(_rendered, Form, static _ => false).Violations.IsEmpty;
}
