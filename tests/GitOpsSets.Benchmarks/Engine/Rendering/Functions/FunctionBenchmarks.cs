using BenchmarkDotNet.Attributes;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Benchmarks.Engine.Rendering.Functions;

/// <summary>Functions that definitions call for every element; what the empty call costs is the price of the render around them.</summary>
public class FunctionBenchmarks
{
    private static readonly Dictionary<string, (string Template, string Expected)> Calls = new(StringComparer.Ordinal)
    {
        ["(none)"] = ("{{ .title }}", "Feature/ABC-123: new checkout"),
        ["quote"] = ("{{ quote .title }}", "\"Feature/ABC-123: new checkout\""),
        ["sanitize"] = ("{{ sanitize .title }}", "featureabc-123newcheckout"),
        ["slugify"] = ("{{ slugify .title }}", "feature-abc-123-new-checkout"),
        ["lower | replace | trunc"] = ("{{ .title | lower | replace \"/\" \"-\" | trunc 15 }}", "feature-abc-123"),
        ["regexMatch"] = ("{{ regexMatch \"^[A-Z][a-z]+/[A-Z]+-[0-9]+:\" .title }}", "true"),
        ["regexReplaceAll"] = ("{{ regexReplaceAll \"[^a-zA-Z0-9]+\" .title \"-\" }}", "Feature-ABC-123-new-checkout"),
        ["sha1sum"] = ("{{ sha1sum .title | trunc 8 }}", "985ab8a6"),
        ["toYaml"] = ("{{ toYaml .labels }}", "app: web\nport: 8080\nteam: payments"),
        ["toJson"] = ("{{ toJson .labels }}", "{\"app\":\"web\",\"port\":8080,\"team\":\"payments\"}"),
        ["semverCompare"] = ("{{ semverCompare \">=1.2.0 <2.0.0\" .version }}", "true"),
    };

    private RenderData _data = null!;
    private Template _template = null!;

    public static IEnumerable<string> Functions => Calls.Keys;

    [ParamsSource(nameof(Functions))]
    public string Function { get; set; } = "";

    [GlobalSetup]
    public void Check()
    {
        var labels = new TemplateMap { ["app"] = TemplateValue.Of("web"), ["port"] = TemplateValue.Of(8080.0), ["team"] = TemplateValue.Of("payments") };
        _data = new RenderData(TemplateValue.Of(new TemplateMap
        {
            ["title"] = TemplateValue.Of("Feature/ABC-123: new checkout"),
            ["version"] = TemplateValue.Of("1.4.2"),
            ["labels"] = TemplateValue.Of(labels),
        }));
        var functions = Function == "slugify" ? Dialects.ResourceSet.Functions : Dialects.GitOpsSet.Functions;
        _template = Template.Parse(Calls[Function].Template, new TemplateOptions { Name = "benchmark", Functions = functions });
        Expect.Equal(Calls[Function].Expected, Call().Text.TrimEnd());
    }

    [Benchmark]
    public RenderedText Call() =>
        _template.Execute(_data, new FunctionContext(new Budget(TemplateLimits.Default, CancellationToken.None), TimeProvider.System, RandomSource.System));
}
