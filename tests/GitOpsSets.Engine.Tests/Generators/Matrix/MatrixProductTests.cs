using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Matrix;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Tests.Generators.Matrix;

public sealed class MatrixProductTests
{
    [Fact]
    public void Combinations_share_nothing_with_each_other_or_the_children()
    {
        var shared = new TemplateMap { ["x"] = TemplateValue.Of(1.0) };
        var first = Child("", new TemplateMap { ["a"] = TemplateValue.Of(shared) });
        var second = Child("", new TemplateMap { ["k"] = TemplateValue.Of(1.0) }, new TemplateMap { ["k"] = TemplateValue.Of(2.0) });

        MatrixProduct.TryCombine([first, second], 10, default, null, out var elements, out _);
        elements[0].Values!["a"].Map!["x"] = TemplateValue.Of(9.0);

        Assert.Equal(1.0, elements[1].Values!["a"].Map!["x"].Float);
        Assert.Equal(1.0, shared["x"].Float);
    }

    [Fact]
    public void Too_many_combinations_are_an_error_before_any_is_made()
    {
        var children = Enumerable.Range(0, 40).Select(_ => Child("", Enumerable.Range(0, 100).Select(_ => new TemplateMap()).ToArray()));

        bool isCombined = MatrixProduct.TryCombine(children, 10_000, default, null, out var elements, out string? error);

        Assert.False(isCombined);
        Assert.Empty(elements);
        Assert.Contains("10000", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_holds_itself_is_refused()
    {
        var cyclic = new TemplateMap();
        cyclic["me"] = TemplateValue.Of(cyclic);

        Assert.Throws<InvalidOperationException>(() => MatrixProduct.TryCombine([Child("", cyclic)], 10, default, null, out _, out _));
    }

    [Fact]
    public void Equal_elements_have_equal_hashes()
    {
        var zero = new TemplateMap { ["a"] = TemplateValue.Of(0.0) };
        var negative = new TemplateMap { ["a"] = TemplateValue.Of(-0.0) };

        Assert.Equal(zero, negative, ElementComparer.Instance);
        Assert.Equal(ElementComparer.Instance.GetHashCode(zero), ElementComparer.Instance.GetHashCode(negative));
    }

    private static MatrixChild Child(string name, params TemplateMap[] elements) =>
        new(name, [.. elements.Select(element => new Element(element, new ElementOrigin("element", "an element", default)))]);
}
