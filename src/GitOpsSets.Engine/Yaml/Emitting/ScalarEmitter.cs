using System.Text;
using GitOpsSets.Engine.Yaml.Scanning;

namespace GitOpsSets.Engine.Yaml.Emitting;

/// <summary>Writes texts: plain, quoted, or as literal blocks.</summary>
internal sealed class ScalarEmitter(StringBuilder output, LineOrigins? origins, List<EmittedScalar>? places = null)
{
    private const int IndentStep = 2;

    /// <summary>The text that was written last ended its line itself.</summary>
    public bool EndedLine { get; set; }

    /// <summary>Writes a text as a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">Columns by which the collection that holds it is indented; lines of the text get two more.</param>
    public void Emit(YamlString text, int indent)
    {
        int start = output.Length;
        var style = ScalarStyles.Of(text.Value, isSimpleKey: false);
        if (style == YamlScalarStyle.Literal)
        {
            EmitLiteral(text, indent + IndentStep);
        }
        else
        {
            EmitFlow(text.Value, style, indent);
        }

        places?.Add(new EmittedScalar(text.Value, start, output.Length));
    }

    /// <summary>Writes a text as a key on one line.</summary>
    /// <param name="key">The text.</param>
    /// <param name="indent">Columns by which the mapping is indented.</param>
    public void EmitKey(string key, int indent)
    {
        int start = output.Length;

        // go-yaml writes it plain and then reads it as a merge: what was below it is lost, or the file cannot be read.
        EmitFlow(key, key == "<<" ? YamlScalarStyle.DoubleQuoted : ScalarStyles.Of(key, isSimpleKey: true), indent);
        places?.Add(new EmittedScalar(key, start, output.Length));
    }

    private void EmitFlow(string text, YamlScalarStyle style, int indent)
    {
        switch (style)
        {
            case YamlScalarStyle.Plain:
                output.Append(text);
                break;
            case YamlScalarStyle.SingleQuoted:
                EmitSingleQuoted(text, indent + IndentStep);
                break;
            default:
                EmitDoubleQuoted(text);
                break;
        }
    }

    private void EmitSingleQuoted(string text, int indent)
    {
        output.Append('\'');
        bool afterBreak = false;
        foreach (char c in text)
        {
            bool isBreak = Characters.IsBreak(c);
            if (afterBreak && !isBreak)
            {
                output.Append(' ', indent);
            }

            output.Append(c);
            if (c == '\'')
            {
                output.Append('\'');
            }

            afterBreak = isBreak;
        }

        output.Append('\'');
    }

    private void EmitDoubleQuoted(string text)
    {
        // go-yaml looks for a byte order mark at the start of the text wherever it stands in it, and so escapes every character of such a text.
        bool escapesAll = text.StartsWith('\uFEFF');
        output.Append('"');
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (!escapesAll && c is not ('"' or '\\') && ScalarFeatures.IsPrintable(c) && !Characters.IsBreak(c))
            {
                continue;
            }

            output.Append(text, from, i - from);
            i += DoubleQuotedEscapes.Append(text, i, output) - 1;
            from = i + 1;
        }

        output.Append(text, from, text.Length - from).Append('"');
    }

    private void EmitLiteral(YamlString text, int indent)
    {
        string value = text.Value;
        output.Append('|').Append(value[0] == ' ' || Characters.IsBreak(value[0]) ? "2" : "").Append(Chomping(value)).Append('\n');
        origins?.EndLine();
        int line = 0;
        for (int from = 0; from < value.Length;)
        {
            int length = value.AsSpan(from).IndexOfAny("\n\u2028\u2029");
            int end = length < 0 ? value.Length : from + length;
            if (end > from)
            {
                output.Append(' ', indent).Append(value, from, end - from);
            }

            origins?.Mark(text.SpanOfLine(line));
            if (end < value.Length)
            {
                output.Append(value[end]);
            }

            if (end < value.Length && value[end] == '\n')
            {
                origins?.EndLine();
                line++;
            }

            from = end + 1;
        }

        EndedLine = Characters.IsBreak(value[^1]);
    }

    private static string Chomping(string value) =>
        !Characters.IsBreak(value[^1]) ? "-"
        : value.Length == 1 || Characters.IsBreak(value[^2]) ? "+"
        : "";
}
