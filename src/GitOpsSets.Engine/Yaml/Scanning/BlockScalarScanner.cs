using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Reads the blocks after <c>|</c> and <c>&gt;</c>.</summary>
internal sealed class BlockScalarScanner(TextCursor cursor)
{
    private enum Chomping
    {
        Clip,
        Strip,
        Keep,
    }

    // Most texts have no blocks.
    private StringBuilder Value => field ??= new();

    private StringBuilder Breaks => field ??= new();

    /// <summary>Where the text of the last block stands.</summary>
    public BlockScalarPlace Place { get; private set; }

    public Scalar Scan(int parentIndent)
    {
        var startMark = cursor.Mark;
        bool isLiteral = cursor.Current == '|';
        cursor.Skip();
        var (chomping, increment) = ReadHeader();
        int contentLine = cursor.Line;
        var endMark = cursor.Mark;
        int indent = increment == 0 ? 0 : Math.Max(parentIndent, 0) + increment;
        Value.Clear();
        Breaks.Clear();
        ReadBreaks(ref indent, parentIndent, ref endMark);
        ReadLines(isLiteral, chomping, ref indent, parentIndent, ref endMark);
        Place = new BlockScalarPlace(contentLine, indent);
        return new Scalar(Value.ToString(), isLiteral ? ScalarStyle.Literal : ScalarStyle.Folded, startMark, endMark);
    }

    private (Chomping Chomping, int Increment) ReadHeader()
    {
        var chomping = Chomping.Clip;
        int increment = 0;
        if (cursor.Current is '+' or '-')
        {
            chomping = ReadChomping();
            increment = ReadIncrement();
        }
        else if (char.IsAsciiDigit(cursor.Current))
        {
            increment = ReadIncrement();
            chomping = cursor.Current is '+' or '-' ? ReadChomping() : Chomping.Clip;
        }

        cursor.SkipBlanks();
        if (cursor.Current == '#')
        {
            cursor.SkipToBreak();
        }

        if (!Characters.IsBreakOrEnd(cursor.Current))
        {
            throw cursor.Error("text stands on the line of a block's | or >: it belongs on the lines after it, or into quotes");
        }

        if (!cursor.AtEnd)
        {
            cursor.SkipLineBreak();
        }

        return (chomping, increment);
    }

    private Chomping ReadChomping()
    {
        var chomping = cursor.Current == '+' ? Chomping.Keep : Chomping.Strip;
        cursor.Skip();
        return chomping;
    }

    private int ReadIncrement()
    {
        if (!char.IsAsciiDigit(cursor.Current))
        {
            return 0;
        }

        int increment = cursor.Current - '0';
        if (increment == 0)
        {
            throw cursor.Error("a block's indentation must be from 1 to 9");
        }

        cursor.Skip();
        return increment;
    }

    private void ReadLines(bool isLiteral, Chomping chomping, ref int indent, int parentIndent, ref Mark endMark)
    {
        bool startsBlank = false;
        string lastBreak = "";
        while (cursor.Column == indent && !cursor.AtEnd)
        {
            bool isBlank = Characters.IsBlank(cursor.Current);
            if (!isLiteral && lastBreak == "\n" && !startsBlank && !isBlank)
            {
                Value.Append(Breaks.Length == 0 ? " " : "");
            }
            else
            {
                Value.Append(lastBreak);
            }

            Value.Append(Breaks);
            Breaks.Clear();
            startsBlank = isBlank;
            int from = cursor.Position;
            cursor.SkipToBreak();
            Value.Append(cursor.Text, from, cursor.Position - from);
            lastBreak = ReadBreak();
            ReadBreaks(ref indent, parentIndent, ref endMark);
        }

        if (chomping != Chomping.Strip)
        {
            Value.Append(lastBreak);
        }

        if (chomping == Chomping.Keep)
        {
            Value.Append(Breaks);
        }
    }

    private string ReadBreak()
    {
        string text = cursor.Current switch { '\u2028' => "\u2028", '\u2029' => "\u2029", '\0' => "", _ => "\n" };
        if (text.Length > 0)
        {
            cursor.SkipLineBreak();
        }

        return text;
    }

    /// <summary>Goes over indentation and empty lines; finds out the indentation when it is not known.</summary>
    private void ReadBreaks(ref int indent, int parentIndent, ref Mark endMark)
    {
        endMark = cursor.Mark;
        int widest = 0;
        while (true)
        {
            while ((indent == 0 || cursor.Column < indent) && cursor.Current == ' ')
            {
                cursor.Skip();
            }

            widest = Math.Max(widest, cursor.Column);
            if ((indent == 0 || cursor.Column < indent) && cursor.Current == '\t')
            {
                throw cursor.Error("a tab stands where only spaces may indent");
            }

            if (!Characters.IsBreak(cursor.Current))
            {
                break;
            }

            cursor.ReadLineBreak(Breaks);
            endMark = cursor.Mark;
        }

        if (indent == 0)
        {
            indent = Math.Max(Math.Max(widest, parentIndent + 1), 1);
        }
    }
}
