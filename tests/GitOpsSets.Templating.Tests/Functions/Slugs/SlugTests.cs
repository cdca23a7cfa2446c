using System.Globalization;
using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Templating.Tests.Functions.Slugs;

public sealed class SlugTests
{
    [Fact]
    public void Every_character_gives_a_slug_that_a_label_can_hold()
    {
        for (int codePoint = 1; codePoint <= 0x1FFFF; codePoint++)
        {
            string character = codePoint is >= 0xD800 and <= 0xDFFF ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);

            string slug = Slug.Slugify("a" + character + "b");

            Assert.Matches("^a[a-z0-9_-]*b$", slug);
            Assert.DoesNotContain("--", slug, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ISTANBUL", "istanbul")]
    [InlineData("각", "gag")]
    [InlineData("힣", "hih")]
    public void Culture_does_not_matter(string text, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

            Assert.Equal(expected, Slug.Slugify(text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_long_text_is_cut_in_linear_time()
    {
        string slug = Slug.Slugify(string.Concat(Enumerable.Repeat("--щ", 300_000)));

        Assert.InRange(slug.Length, 1, Slug.MaximumLength);
    }
}
