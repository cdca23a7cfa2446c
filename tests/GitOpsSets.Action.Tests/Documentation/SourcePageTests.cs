using GitOpsSets.Action.Tests.Scenarios;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>Holds docs/sources.md and examples/README.md to the types of sources and the examples there are.</summary>
public sealed class SourcePageTests
{
    private const string Page = "docs/sources.md";

    public static TheoryData<string> Markers => [.. SourceSections.All.Keys];

    [Theory]
    [MemberData(nameof(Markers))]
    public async Task Each_type_is_described_as_its_example_runs(string marker)
    {
        string text = await SourceSections.WriteAsync(marker, TestContext.Current.CancellationToken);

        MarkedPage.Hold(Page, marker, text);
    }

    [Fact]
    public void The_index_names_every_type() => MarkedPage.Hold(Page, "types", SourceSections.Index());

    [Fact]
    public void What_bounds_every_call_is_what_the_code_says() => MarkedPage.Hold(Page, "http", SourceSections.Limits());

    [Fact]
    public void Every_type_has_one_place_on_the_page() =>
        Assert.All(SourceType.All, static type => Assert.Single(SourceSections.All.Values, isAbout => isAbout(type)));
}
