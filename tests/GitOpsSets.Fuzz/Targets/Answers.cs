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
        for (int i = 0; i < message.Length && kind.Length < LongestKind; i++)
        {
            char c = message[i];
            if (c is '"' or '\'' or '`')
            {
                // A quoted quote has one on each side.
                int end = i + 2 <= message.Length ? message.IndexOf(c, i + 2) : -1;
                kind.Append(c);
                if (end < 0)
                {
                    break;
                }

                i = end;
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
