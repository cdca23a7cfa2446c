using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Slugs;

/// <summary>The slug of a branch or tag as GitLab and Flux Operator's GitLab provider make it (<c>CI_COMMIT_REF_SLUG</c>).</summary>
public static class ReferenceSlug
{
    private const int MaximumLength = 63;

    /// <summary>The slug of a name.</summary>
    /// <param name="name">A branch or a tag.</param>
    /// <returns>At most 63 characters of <c>a-z0-9-</c>, a hyphen for every other character, none at the ends; possibly empty.</returns>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var slug = new StringBuilder(name.Length);
        foreach (var rune in GoText.Canonical(name).EnumerateRunes())
        {
            slug.Append(AsciiLowerCase.Of(rune) is { } character && (char.IsAsciiLetterOrDigit(character) || character == '-') ? character : '-');
        }

        return slug.ToString(0, Math.Min(slug.Length, MaximumLength)).Trim('-');
    }
}
