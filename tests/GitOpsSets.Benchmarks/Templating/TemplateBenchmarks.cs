using BenchmarkDotNet.Attributes;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Benchmarks.Templating;

/// <summary>Reading a template, and rendering one that was read: what a set costs once, and what each of its elements costs.</summary>
public class TemplateBenchmarks
{
    private const string Plain = """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: {{ .Element.team }}-{{ .Element.env }}
          labels:
            team: {{ .Element.team }}
            region: {{ .Element.region }}
        """;

    private const string PlainText = """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: payments-dev
          labels:
            team: payments
            region: eu-west
        """;

    private const string Branches = """
        {{- $env := .Element.env }}{{ if eq $env "dev" }}small{{ else if eq $env "prod" }}large{{ else }}medium{{ end }}
        {{- range $index, $port := .Element.ports }}
        - {{ $index }}: {{ $port }}{{ if gt $port 443.0 }} high{{ end }}
        {{- end }}
        {{- with .Element.region }}
        region {{ . }}
        {{- end }}
        """;

    private const string BranchesText = "small\n- 0: 80\n- 1: 443\n- 2: 8080 high\nregion eu-west";

    private const string Pipelines = """
        {{ .Element.team | upper | quote }} {{ printf "%s-%s" .Element.team .Element.env | trunc 10 | trimSuffix "-" }} {{ mul 4 2 | add 1 }} {{ .Element.missing | default "none" | squote }} {{ list "a" "b" | join "," }}
        """;

    private const string PipelinesText = "\"PAYMENTS\" payments-d 9 'none' a,b";

    private const string Nested = """
        {{- define "label" }}{{ .key }}={{ .value }};{{ end }}
        {{- define "labels" }}{{ range $key, $value := . }}{{ template "label" (dict "key" $key "value" $value) }}{{ end }}{{ end }}
        {{- template "labels" .Element.labels }}
        """;

    private const string NestedText = "app=web;env=dev;team=payments;";

    private RenderData _data = null!;
    private string _text = "";
    private Template _template = null!;

    [ParamsAllValues]
    public TemplateKind Kind { get; set; }

    [GlobalSetup]
    public void Check()
    {
        var element = new TemplateMap
        {
            ["team"] = TemplateValue.Of("payments"),
            ["env"] = TemplateValue.Of("dev"),
            ["region"] = TemplateValue.Of("eu-west"),
            ["missing"] = TemplateValue.Of(""),
            ["ports"] = TemplateValue.Of(new TemplateList([TemplateValue.Of(80.0), TemplateValue.Of(443.0), TemplateValue.Of(8080.0)])),
            ["labels"] = TemplateValue.Of(new TemplateMap { ["app"] = TemplateValue.Of("web"), ["env"] = TemplateValue.Of("dev"), ["team"] = TemplateValue.Of("payments") }),
        };
        _data = new RenderData(TemplateValue.Of(new TemplateMap { ["Element"] = TemplateValue.Of(element) }));
        (_text, string expected) = Kind switch
        {
            TemplateKind.Plain => (Plain, PlainText),
            TemplateKind.Branches => (Branches, BranchesText),
            TemplateKind.Pipelines => (Pipelines, PipelinesText),
            _ => (Nested, NestedText),
        };
        _template = Parse();
        Expect.Equal(expected, Execute().Text);
    }

    [Benchmark]
    public Template Parse() => Template.Parse(_text, new TemplateOptions { Name = "benchmark", Functions = FunctionTables.GitOpsSet });

    [Benchmark]
    public RenderedText Execute() =>
        _template.Execute(_data, new FunctionContext(new Budget(TemplateLimits.Default, CancellationToken.None), TimeProvider.System, RandomSource.System));
}
