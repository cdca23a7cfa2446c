using System.Buffers;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>
/// Which values mean nothing to a YAML reader but themselves. Deliberately narrower than YAML: what is not inert is read the long way, and no worse for it.
/// </summary>
internal static class InertValues
{
    /// <summary>The longest inert value, in UTF-16 units: a key before it stays within what YAML allows.</summary>
    public const int MaxLength = 512;

    private const string Words = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Signs = "._/+=@~-";

    private static readonly SearchValues<char> InFlow = SearchValues.Create(Words + Signs);
    private static readonly SearchValues<char> InPlain = SearchValues.Create(Words + Signs + ": ");
    private static readonly SearchValues<char> InQuotes = SearchValues.Create(Words + Signs + ": !#$%&()*,;<>?[]^`{|}");

    /// <summary>Whether a value is inert.</summary>
    /// <param name="value">The value; an empty one is never inert, for what stands beside it would meet.</param>
    /// <param name="context">Where it stands.</param>
    public static bool IsInert(ReadOnlySpan<char> value, HoleContext context) => value.Length is > 0 and <= MaxLength && context switch
    {
        HoleContext.Plain => StartsAWord(value) && !value.ContainsAnyExcept(InPlain) && HasInertColons(value) && value[^1] != ' ',
        HoleContext.PlainInFlow => StartsAWord(value) && !value.ContainsAnyExcept(InFlow),
        HoleContext.Quoted or HoleContext.Block => value[0] is not (' ' or '-' or '.') && value[^1] != ' ' && !value.ContainsAnyExcept(InQuotes),
        _ => false,
    };

    private static bool StartsAWord(ReadOnlySpan<char> value) => char.IsAsciiLetterOrDigit(value[0]) || value[0] == '/';

    // A colon ends a key where a space or the end of the line follows.
    private static bool HasInertColons(ReadOnlySpan<char> value)
    {
        for (int at = value.IndexOf(':'); at >= 0;)
        {
            if (at == value.Length - 1 || value[at + 1] == ' ')
            {
                return false;
            }

            int next = value[(at + 1)..].IndexOf(':');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return true;
    }
}
