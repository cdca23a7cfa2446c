using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Slugs;

/// <summary>The <c>sanitize</c> of GitOpsSets (gitops-tools): keeps what a DNS name can hold and drops the rest.</summary>
public static class DnsName
{
    private const int MaximumLength = 63;

    /// <summary>The <c>sanitize</c> function.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>1 to 63 characters of <c>a-z0-9-</c>, from the first letter on (from the first character on when there is no letter), with no hyphen at the end but a lone one.</returns>
    /// <exception cref="FunctionException">Nothing is left, or more than 63 characters; the message quotes <paramref name="text"/>.</exception>
    public static string Sanitize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            throw new FunctionException("DNS name can not be empty");
        }

        // NUL stands for a character that is dropped: positions matter
        char[] characters = [.. GoText.Canonical(text).EnumerateRunes().Select(rune => AsciiLowerCase.Of(rune) ?? '\0')];
        int start = Math.Max(0, Array.FindIndex(characters, char.IsAsciiLetter));
        int end = characters.Length - 1;
        while (end > start && !char.IsAsciiLetterOrDigit(characters[end]))
        {
            end--;
        }

        var name = new StringBuilder();
        foreach (char character in characters.AsSpan(start..(end + 1)))
        {
            if (char.IsAsciiLetterOrDigit(character) || character == '-')
            {
                name.Append(character);
            }
        }

        return name.Length switch
        {
            0 => throw new FunctionException($"DNS name \"{text}\" sanitized is empty"),
            > MaximumLength => throw new FunctionException($"DNS name \"{text}\" exceeded maximum length of 63"),
            _ => name.ToString(),
        };
    }
}
