using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Slugs;

/// <summary>The <c>slugify</c> of ResourceSets: gosimple/slug v1.15.0 in English, cut at a hyphen where it can be.</summary>
public static class Slug
{
    /// <summary>Longest slug that <c>slugify</c> gives, in bytes: that of a Kubernetes label.</summary>
    public const int MaximumLength = 63;

    /// <summary>The <c>slugify</c> function.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>At most 63 characters of <c>a-z0-9_-</c>, possibly none. Begins with no hyphen or underscore, and ends in one only where it was cut.</returns>
    public static string Slugify(string text) => Slugify(text, MaximumLength);

    internal static string Slugify(string text, int maximumLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slug = new StringBuilder(text.Length);
        foreach (var rune in GoText.Canonical(text).EnumerateRunes())
        {
            foreach (char part in PartsOf(rune))
            {
                if (part != '-' || slug.Length == 0 || slug[^1] != '-')
                {
                    slug.Append(part);
                }
            }
        }

        return Cut(slug.ToString().Trim('-', '_'), maximumLength);
    }

    // a carried byte enumerates as U+FFFD, which the table leaves out as Go does
    private static string PartsOf(Rune rune) => rune.Value switch
    {
        '&' => "and",
        '@' => "at",
        '"' or '\'' or '\u2019' => "",
        '\u2012' or '\u2013' or '\u2014' or '\u2015' => "-",
        '_' => "_",
        >= 0x80 => Transliteration.Of(rune.Value),
        var ascii when char.IsAsciiLetterOrDigit((char)ascii) => ((char)(char.IsAsciiLetterUpper((char)ascii) ? ascii | 0x20 : ascii)).ToString(),
        _ => "-",
    };

    // at the last hyphen up to and including the place of the cut; what is left is not trimmed again
    private static string Cut(string slug, int maximumLength)
    {
        if (slug.Length <= maximumLength)
        {
            return slug;
        }

        int hyphen = slug.LastIndexOf('-', maximumLength);
        return slug[..(hyphen >= 0 ? hyphen : maximumLength)];
    }
}
