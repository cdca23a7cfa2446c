using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Templating.Tests.Functions.Slugs;

public sealed class ReferenceSlugTests
{
    [Fact]
    public void Hyphens_left_at_the_cut_are_trimmed()
    {
        Assert.Equal(new string('a', 60), ReferenceSlug.Of(new string('a', 60) + "////b"));
    }
}
