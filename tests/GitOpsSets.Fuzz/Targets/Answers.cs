using System.Text;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Names kinds of answers.</summary>
internal static class Answers
{
    private const int LongestKind = 80;

    /// <summary>A refusal, told from others by its words without what they quote or count.</summary>
    public static string Refused(string message)
    {
        var kind = new StringBuilder("refused: ");
        char quote = '\0';
        foreach (char c in message)
        {
            if (kind.Length >= LongestKind)
            {
                break;
            }

            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' or '`')
            {
                quote = c;
                kind.Append(c);
            }
            else if (char.IsAsciiLetter(c) || c == ' ')
            {
                kind.Append(c);
            }
        }

        return kind.ToString();
    }

    /// <summary>How many, roughly: 0, 1, 2, 4, 8 and so on.</summary>
    public static int Roughly(int count) => count < 2 ? count : (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count);
}
