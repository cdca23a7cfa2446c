using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Inputs;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Tests.Generators.Inputs;

public sealed class InputSetsTests
{
    [Fact]
    public void Does_not_change_the_sets_it_is_given()
    {
        var set = new TemplateMap { ["provider"] = TemplateValue.Of("mine") };

        var combined = Combine("Flatten", Provider("rset", set));

        Assert.Equal("mine", set["provider"].Text);
        Assert.Equal("rset", combined.Single().Values!["provider"].Map!["name"].Text);
    }

    [Fact]
    public void The_limit_counts_before_anything_is_combined()
    {
        var many = Enumerable.Range(0, 5000).Select(_ => new TemplateMap()).ToArray();

        bool isCombined = InputSets.TryCombine(new InputStrategy("Permute", false), Provider("a", many), [Provider("b", many), Provider("c", many)], out var sets, out string? error);

        Assert.False(isCombined);
        Assert.Empty(sets);
        Assert.Contains("25000000", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_providers_does_not_depend_on_how_they_were_listed()
    {
        var providers = Enumerable.Range(0, 20).Select(i => Provider($"p{i}", new TemplateMap())).ToArray();

        InputSets.TryCombine(InputStrategy.Flatten, Provider("rset"), providers, out var forwards, out _);
        InputSets.TryCombine(InputStrategy.Flatten, Provider("rset"), providers.Reverse(), out var backwards, out _);

        Assert.Equal(Names(forwards), Names(backwards), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData("main", "68878758")]
    [InlineData("héllo", "192152348")]
    public void Ids_are_checksums_of_the_bytes(string text, string id)
    {
        Assert.Equal(id, InputId.Of(text));
    }

    private static ImmutableArray<Element> Combine(string strategy, InputProvider resourceSet) =>
        InputSets.TryCombine(new InputStrategy(strategy, false), resourceSet, [], out var sets, out string? error) ? sets : throw new InvalidOperationException(error);

    private static IEnumerable<string> Names(ImmutableArray<Element> sets) => sets.Select(set => set.Values!["provider"].Map!["name"].Text);

    private static InputProvider Provider(string name, params TemplateMap[] sets) =>
        new("v1", "Provider", "apps", name, [.. sets.Select(set => new Element(set, new ElementOrigin(name, name, default)))]);
}
