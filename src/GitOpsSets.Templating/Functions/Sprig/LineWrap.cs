using System.Buffers;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Breaks text into lines at spaces, by bytes. The behaviour is that of goutils 1.1.</summary>
internal static class LineWrap
{
    /// <summary>Lines of at most a length, but for longer words.</summary>
    public static string Whole(Budget budget, string text, long length) => Wrap(budget, text, length, "\n", cutsWords: false);

    /// <summary>Lines of at most a length, ended by a text (a line feed if it is empty).</summary>
    public static string Cut(Budget budget, string text, long length, string lineEnd) =>
        Wrap(budget, text, length, lineEnd.Length == 0 ? "\n" : lineEnd, cutsWords: true);

    private static string Wrap(Budget budget, string text, long length, string lineEnd, bool cutsWords)
    {
        ReadOnlySpan<byte> rest = GoText.ToUtf8(text);
        ReadOnlySpan<byte> end = GoText.ToUtf8(lineEnd);
        int width = (int)Math.Clamp(length, 1, int.MaxValue - 1);
        var output = new ArrayBufferWriter<byte>(rest.Length + 1);
        int granted = rest.Length;
        while (rest.Length > width)
        {
            if (rest[0] == ' ')
            {
                rest = rest[1..];
                continue;
            }

            budget.Charge();
            if (output.WrittenCount > granted)
            {
                granted = output.WrittenCount * 2;
                budget.ReserveText(output.WrittenCount);
            }

            var (line, taken) = NextLine(rest, width, cutsWords);
            output.Write(rest[..line]);
            output.Write(line == rest.Length ? [] : end);
            rest = rest[taken..];
        }

        output.Write(rest);
        return GoText.FromUtf8(output.WrittenSpan);
    }

    // How long the next line is, and how much of the text it uses up.
    private static (int Line, int Taken) NextLine(ReadOnlySpan<byte> rest, int width, bool cutsWords)
    {
        int space = rest[..(width + 1)].LastIndexOf((byte)' ');
        if (space >= 0)
        {
            return (space, space + 1);
        }

        if (cutsWords)
        {
            return (width, width);
        }

        int next = rest[width..].IndexOf((byte)' ');
        return next < 0 ? (rest.Length, rest.Length) : (width + next, width + next + 1);
    }
}
