using GitOpsSets.Templating.Functions.SemanticVersions;

namespace GitOpsSets.Templating.Tests.Functions.SemanticVersions;

public sealed class SemanticVersionTests
{
    [Fact]
    public void Precedence_is_that_of_the_specification()
    {
        string[] ascending =
        [
            "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0--", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0",
        ];

        for (int left = 0; left < ascending.Length; left++)
        {
            for (int right = 0; right < ascending.Length; right++)
            {
                int order = SemanticVersion.Compare(SemanticVersion.Parse(ascending[left]), SemanticVersion.Parse(ascending[right]));

                Assert.Equal(left.CompareTo(right), Math.Sign(order));
            }
        }
    }

    [Theory]
    [InlineData("v1.2.3-rc.1+b", "v1.2.3", "v1.3.0", "v2.0.0")]
    [InlineData("1.2.3", "1.2.4", "1.3.0", "2.0.0")]
    public void The_versions_after_one_have_no_prerelease(string text, string patch, string minor, string major)
    {
        var version = SemanticVersion.Parse(text);

        Assert.Equal(patch, version.IncPatch().Original);
        Assert.Equal(minor, version.IncMinor().Original);
        Assert.Equal(major, version.IncMajor().Original);
    }

    [Fact]
    public void Too_long_a_text_is_refused()
    {
        var refusal = Assert.Throws<SemanticVersionException>(() => SemanticVersion.Parse("1.2.3-" + new string('a', 300_000)));

        Assert.Contains("too long", refusal.Message, StringComparison.Ordinal);
    }
}
