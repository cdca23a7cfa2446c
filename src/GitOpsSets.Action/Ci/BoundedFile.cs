using System.Text;

namespace GitOpsSets.Action.Ci;

/// <summary>A text file that only grows, up to a limit: a host may drop a summary whole when it is a byte too long.</summary>
/// <param name="path">Null to write nothing.</param>
/// <param name="maxBytes">Of the whole file, with what was in it before.</param>
internal sealed class BoundedFile(string? path, int maxBytes)
{
    /// <summary>What hosts take of a step's summary.</summary>
    public const int MaxSummaryBytes = 1024 * 1024;

    private const string Note = "\n\n…the rest did not fit.\n";
    private bool _isFull;

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Appends a text that ends a line, or as many of its lines as fit and a note.</summary>
    public void Append(string text)
    {
        if (path is null || _isFull)
        {
            return;
        }

        string whole = text.EndsWith('\n') ? text : text + "\n";
        long left = maxBytes - (File.Exists(path) ? new FileInfo(path).Length : 0);
        if (Utf8.GetByteCount(whole) + Utf8.GetByteCount(Note) <= left)
        {
            File.AppendAllText(path, whole, Utf8);
            return;
        }

        _isFull = true;
        var fitting = new StringBuilder();
        long used = Utf8.GetByteCount(Note);
        foreach (string line in whole.Split('\n').SkipLast(1))
        {
            used += Utf8.GetByteCount(line) + 1;
            if (used > left)
            {
                break;
            }

            fitting.Append(line).Append('\n');
        }

        if (Utf8.GetByteCount(Note) <= left)
        {
            File.AppendAllText(path, fitting.Append(Note).ToString(), Utf8);
        }
    }
}
