using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Reads text without quotes, which may go on over more lines.</summary>
internal sealed class PlainScalarScanner(TextCursor cursor)
{
    private readonly FoldedBreaks _breaks = new();

    /// <summary>The text was followed by a line break, so that a key may come next.</summary>
    public bool EndedBeforeLine { get; private set; }

    // Most texts need none.
    private StringBuilder Value => field ??= new();

    public Scalar Scan(int indent, bool inFlow)
    {
        var startMark = cursor.Mark;
        var endMark = startMark;
        int from = cursor.Position;
        int to = from;
        bool isFolded = false;
        EndedBeforeLine = false;
        while (!cursor.AtDocumentIndicator() && cursor.Current != '#')
        {
            int wordStart = cursor.Position;
            int wordEnd = EndOfWord(wordStart, inFlow);
            if (wordEnd > wordStart)
            {
                if (EndedBeforeLine)
                {
                    Value.Append(cursor.Text, from, to - from);
                    _breaks.AppendTo(Value);
                    from = wordStart;
                    isFolded = true;
                    EndedBeforeLine = false;
                }

                cursor.MoveTo(wordEnd);
                to = wordEnd;
                endMark = cursor.Mark;
            }

            if (!Characters.IsBlank(cursor.Current) && !Characters.IsBreak(cursor.Current))
            {
                break;
            }

            SkipWhiteSpace(indent);
            if (!inFlow && cursor.Column < indent)
            {
                break;
            }
        }

        return new Scalar(Finish(from, to, isFolded), ScalarStyle.Plain, startMark, endMark);
    }

    private void SkipWhiteSpace(int indent)
    {
        while (true)
        {
            char c = cursor.Current;
            if (Characters.IsBlank(c))
            {
                if (EndedBeforeLine && c == '\t' && cursor.Column < indent)
                {
                    throw cursor.Error("a tab stands where only spaces may indent");
                }

                cursor.Skip();
            }
            else if (Characters.IsBreak(c))
            {
                _breaks.Read(cursor);
                EndedBeforeLine = true;
            }
            else
            {
                return;
            }
        }
    }

    private string Finish(int from, int to, bool isFolded)
    {
        _breaks.Clear();
        if (!isFolded)
        {
            return SharedTexts.Of(cursor.Text.AsSpan(from, to - from));
        }

        Value.Append(cursor.Text, from, to - from);
        string value = Value.ToString();
        Value.Clear();
        return value;
    }

    private int EndOfWord(int position, bool inFlow)
    {
        string text = cursor.Text;
        int end = cursor.End;
        for (; position < end; position++)
        {
            char c = text[position];
            switch (c)
            {
                case ' ' or '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029':
                case ',' or '?' or '[' or ']' or '{' or '}' when inFlow:
                case ':' when position + 1 == end || Characters.IsBlankBreakOrEnd(text[position + 1]):
                    return position;
            }
        }

        return position;
    }
}
