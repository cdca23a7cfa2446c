using System.Collections.Immutable;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Matrix;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Benchmarks.Engine.Generators.Matrix;

/// <summary>A thousand combinations of three generators.</summary>
public class MatrixBenchmarks
{
    private MatrixChild[] _children = [];

    [GlobalSetup]
    public void Check()
    {
        _children = [Child("cluster"), Child("team"), Child("environment")];
        Expect.Equal(1000, Combine().Length);
        Expect.Equal("team-9", Combine()[^1].Values!["team"].Text);
    }

    [Benchmark]
    public ImmutableArray<Element> Combine() =>
        MatrixProduct.TryCombine(_children, 10_000, new SourceSpan("set.yaml", 1, 1), null, out var elements, out string? error) ? elements : throw new InvalidOperationException(error);

    private static MatrixChild Child(string name) => new("", [.. Enumerable.Range(0, 10).Select(number => Element(name, string.Create(CultureInfo.InvariantCulture, $"{name}-{number}")))]);

    private static Element Element(string name, string value) => new(
        new TemplateMap { [name] = TemplateValue.Of(value), ["labels"] = TemplateValue.Of(new TemplateMap { [name] = TemplateValue.Of(value) }) },
        new ElementOrigin(value, $"element {value}", new SourceSpan("set.yaml", 2, 1)));
}
