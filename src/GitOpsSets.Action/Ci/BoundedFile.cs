using System.Text;

namespace GitOpsSets.Action.Ci;

/// <summary>
/// A text file of a host's that only grows, up to a limit: a host may drop a summary whole when it is a byte too long. One that cannot be written ends no run: what was
/// published is published.
/// </summary>
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

    /// <summary>Why the file could not be written; null as long as it could.</summary>
    public string? Failure { get; private set; }

    /// <summary>Appends a text that ends a line, or as many of its lines as fit and a note.</summary>
    public void Append(string text)
    {
        if (_isFull)
        {
            return;
        }

        string whole = text.EndsWith('\n') ? text : text + "\n";
        string fitting = Cut(whole, maxBytes - (File.Exists(path) ? new FileInfo(path).Length : 0));
        _isFull = fitting.Length != whole.Length;
        Write(fitting);
    }

    /// <summary>The text, or as many of its lines as leave room for a note; empty where there is none for that either.</summary>
    /// <param name="text">Ends a line.</param>
    /// <param name="maxBytes">In UTF-8.</param>
    public static string Cut(string text, long maxBytes)
    {
        long bytes = maxBytes - Utf8.GetByteCount(Note);
        if (bytes < 0 || Utf8.GetByteCount(text) <= bytes)
        {
            return bytes < 0 ? "" : text;
        }

        var fitting = new StringBuilder();
        foreach (string line in text.Split('\n').SkipLast(1))
        {
            bytes -= Utf8.GetByteCount(line) + 1;
            if (bytes < 0)
            {
                break;
            }

            fitting.Append(line).Append('\n');
        }

        return fitting.Append(Note).ToString();
    }

    private void Write(string text)
    {
        if (path is null || Failure is not null)
        {
            return;
        }

        try
        {
            File.AppendAllText(path, text, Utf8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Failure = exception.Message;
        }
    }
}
