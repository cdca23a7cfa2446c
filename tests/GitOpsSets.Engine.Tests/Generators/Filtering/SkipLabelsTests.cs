using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Generators.Filtering;

public sealed class SkipLabelsTests
{
    private static readonly ListedInput Fresh = new("7", "new") { Title = "fresh", Labels = ["hold"] };

    [Fact]
    public void A_null_in_what_was_exported_counts_as_absent()
    {
        var last = YamlMapping.Empty.With("id", new YamlString("7")).With("sha", new YamlNull()).With("labels", new YamlNull());

        var kept = Assert.Single(new SkipLabels(["hold"]).Apply([Fresh], [last]));

        Assert.Equal("new", kept.Sha);
        Assert.Equal(["hold"], kept.Labels);
    }

    [Fact]
    public void An_id_that_is_no_text_names_nothing()
    {
        var last = YamlMapping.Empty.With("id", new YamlInteger(7));

        Assert.Empty(new SkipLabels(["hold"]).Apply([Fresh], [last]));
    }
}
