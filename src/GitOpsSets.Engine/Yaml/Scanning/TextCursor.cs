using System.Text;
using GitOpsSets.Templating;
using YamlDotNet.Core;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>A place in a text, with its line and column.</summary>
/// <param name="text">The text.</param>
/// <param name="file">Its name for messages.</param>
/// <param name="start">Where to begin: the first character of a line.</param>
/// <param name="line">1-based number of that line.</param>
/// <param name="forbidden">The character that ends the text before its time.</param>
internal sealed class TextCursor(string text, string file, int start, int line, ForbiddenCharacter forbidden)
{
    private int _lineStart = start;

    public string Text { get; } = text;

    public string File { get; } = file;

    /// <summary>The end of what can be read.</summary>
    public int End { get; } = Math.Min(text.Length, forbidden.Index);

    public int Position { get; private set; } = start;

    /// <summary>1-based.</summary>
    public int Line { get; private set; } = line;

    /// <summary>0-based, in UTF-16 units.</summary>
    public int Column => Position - _lineStart;

    public bool AtEnd => Position >= End;

    /// <summary>The character here, <c>'\0'</c> at the end.</summary>
    public char Current => Position < End ? Text[Position] : '\0';

    public Mark Mark => new(Position, Line, Column + 1);

    public SourceSpan Here => new(File, Line, Column + 1);

    public char Peek(int distance) => Position + distance < End ? Text[Position + distance] : '\0';

    public void Skip() => Position++;

    /// <summary>Goes over one character.</summary>
    /// <returns>Where it stands.</returns>
    public Mark SkipIndicator()
    {
        var mark = Mark;
        Position++;
        return mark;
    }

    /// <summary>Goes over the mark at the start of a text, which takes no column.</summary>
    public void SkipByteOrderMark()
    {
        Position++;
        _lineStart = Position;
    }

    public void MoveTo(int positionOnThisLine) => Position = positionOnThisLine;

    public void SkipBlanks()
    {
        while (Characters.IsBlank(Current))
        {
            Position++;
        }
    }

    public void SkipToBreak()
    {
        while (Position < End && !Characters.IsBreak(Text[Position]))
        {
            Position++;
        }
    }

    /// <summary>Goes over the line break that stands here.</summary>
    public void SkipLineBreak()
    {
        Position += Current == '\r' && Peek(1) == '\n' ? 2 : 1;
        Line++;
        _lineStart = Position;
    }

    /// <summary>Goes over the line break that stands here, if one does, and keeps what is left of it in a folded text.</summary>
    public void ReadLineBreak(StringBuilder breaks)
    {
        char c = Current;
        if (!Characters.IsBreak(c))
        {
            return;
        }

        breaks.Append(c is '\u2028' or '\u2029' ? c : '\n');
        SkipLineBreak();
    }

    /// <summary>True at a line that starts with <c>---</c> or <c>...</c> and nothing glued to it.</summary>
    public bool AtDocumentIndicator() =>
        Column == 0 && (Current is '-' or '.') && Peek(1) == Current && Peek(2) == Current && Characters.IsBlankBreakOrEnd(Peek(3));

    public YamlException Error(string message) => ErrorAt(Mark, message);

    /// <summary>An error; where a forbidden character cut the text short, that is the error.</summary>
    public YamlException ErrorAt(in Mark mark, string message) =>
        AtEnd && End < Text.Length ? forbidden.Error(Text, File) : new YamlException(new SourceSpan(File, (int)mark.Line, (int)mark.Column), message);
}
