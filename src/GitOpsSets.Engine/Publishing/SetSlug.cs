using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Publishing;

/// <summary>A set's name in branches and folders: short, lower-case, and no other set's.</summary>
public static partial class SetSlug
{
    private const int MaxWords = 40;

    /// <summary>Such as <c>previews-teams-1a2b3c4d</c>: namespace and name as far as they fit, and eight digits of a digest of the whole. At most 49 characters.</summary>
    public static string Of(SetId set)
    {
        string words = string.Concat($"{set.Namespace}-{set.Name}".ToLowerInvariant().Select(static character => char.IsAsciiLetterOrDigit(character) ? character : '-')).Trim('-');
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(set.ToString())))[..8];
        return $"{(words.Length > MaxWords ? words[..MaxWords] : words).TrimEnd('-')}-{digest}";
    }

    /// <summary>Whether a text could be one.</summary>
    public static bool IsOne(string text) => Pattern.IsMatch(text);

    [GeneratedRegex("^[a-z0-9-]{0,40}-[0-9a-f]{8}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
