using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Templating.Functions.Slugs;
using GitOpsSets.Templating.Values;
using GitOpsSets.Testing;

namespace GitOpsSets.Templating.Tests.Functions.Slugs;

/// <summary>What is a slug stays as it is, and a slug is always a label.</summary>
public sealed class SlugLawTests
{
    private static readonly string[] Pieces =
        ["a", "Z", "0", "-", "--", "_", "__", " ", ".", "/", "&", "@", "'", "\"", "\u2019", "–", "—", "ß", "Ä", "é", "日", "Щ", "İ", "ı", "ſ", "K", "💡", "\uD800", "\uDC80", "\0", "\n", "feat/", "ABC-123", "word", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"];

    [Fact]
    public void Slugify_gives_a_label_value_or_nothing() => Law.Holds(Texts(), text => Slug.Slugify(text) is var slug && slug.Length <= 63 && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_') && !slug.StartsWith('-') && !slug.StartsWith('_'));

    // A cut may leave an underscore at the end, which the next turn takes away: as recorded.
    [Fact]
    public void Slugify_changes_no_slug() => Law.Holds(Texts(), text => Slug.Slugify(text) is var slug && Slug.Slugify(slug) == slug.TrimEnd('-', '_'));

    [Fact]
    public void GitLabs_slug_changes_no_slug() => Law.Holds(Texts(), text => ReferenceSlug.Of(text) is var slug && ReferenceSlug.Of(slug) == slug && slug.Length <= 63);

    [Fact]
    public void Sanitize_changes_no_name() => Law.Holds(Texts(), text => Sanitized(text) is not { } name || Sanitized(name) == name);

    private static string? Sanitized(string text)
    {
        try
        {
            return DnsName.Sanitize(text);
        }
        catch (FunctionException)
        {
            return null;
        }
    }

    private static Gen<string> Texts() => Gen.OneOf(Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces.Take(8))), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
}
