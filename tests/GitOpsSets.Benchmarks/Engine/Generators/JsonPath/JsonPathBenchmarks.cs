using System.Collections.Immutable;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Benchmarks.Engine.Generators.JsonPath;

/// <summary>Expressions of <c>repeat</c> over a list of a hundred applications.</summary>
public class JsonPathBenchmarks
{
    private TemplateValue _data;
    private JsonPathExpression _path = null!;

    [Params("{ .apps }", "{ .apps[*].name }", "{ .apps[?(@.tier==\"gold\")].name }")]
    public string Path { get; set; } = "";

    [GlobalSetup]
    public void Check()
    {
        var applications = Enumerable.Range(0, 100).Select(number => TemplateValue.Of(new TemplateMap
        {
            ["name"] = TemplateValue.Of(string.Create(CultureInfo.InvariantCulture, $"app-{number}")),
            ["tier"] = TemplateValue.Of(number % 4 == 0 ? "gold" : "silver"),
        }));
        _data = TemplateValue.Of(new TemplateMap { ["apps"] = TemplateValue.Of(new TemplateList([.. applications])) });
        _path = Parse();
        int expected = Path.Contains('*', StringComparison.Ordinal) ? 100 : Path.Contains('?', StringComparison.Ordinal) ? 25 : 1;
        Expect.Equal(expected, Find().Single().Length);
    }

    [Benchmark]
    public JsonPathExpression Parse() => JsonPathExpression.Parse(Path);

    [Benchmark]
    public ImmutableArray<ImmutableArray<TemplateValue>> Find() => _path.Find(_data);
}
