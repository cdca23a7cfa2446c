using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Git;

/// <summary>Makes text that git printed fit for people: no known secret, no user part of a URL, no control character.</summary>
internal sealed partial class Redaction(IEnumerable<string> secrets)
{
    private const string Mask = "***";

    // Longest first: a secret that holds another one must not leave its rest behind.
    private readonly ImmutableArray<string> _secrets =
    [
        .. secrets.Where(secret => secret.Length > 0).Distinct(StringComparer.Ordinal)
            .OrderByDescending(secret => secret.Length).ThenBy(secret => secret, StringComparer.Ordinal),
    ];

    public string Clean(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }

        text = UserInformation().Replace(text, $"://{Mask}@");
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\n' or '\t' || !char.IsControl(character))
            {
                clean.Append(character);
            }
            else if (character == '\r')
            {
                clean.Append('\n');
            }
        }

        return clean.ToString().Trim();
    }

    [GeneratedRegex(@"://[^/\s@']+@", RegexOptions.NonBacktracking)]
    private static partial Regex UserInformation();
}
