using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Templating.Tests.Functions.Slugs;

public sealed class GitLabSlugTests
{
    [Fact]
    public void Hyphens_left_at_the_cut_are_trimmed()
    {
        Assert.Equal(new string('a', 60), GitLabSlug.Of(new string('a', 60) + "////b"));
    }
}
