using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>
/// Splits a rendered text where Kubernetes does (<c>k8s.io/apimachinery/pkg/util/yaml</c>, <c>YAMLReader</c>): at lines that start with <c>---</c>. It knows nothing of YAML, so that such
/// a line splits a block too. A mark with nothing before it belongs to the document that it starts.
/// </summary>
internal sealed class TextSplitter(string text, string file, int position = 0, int line = 1)
{
    private const string Mark = "---";

    /// <summary>The next document.</summary>
    /// <returns>False after the last one.</returns>
    /// <exception cref="YamlException">Something other than a comment follows the mark on its line.</exception>
    public bool TryNext(out TextPart part)
    {
        int from = position;
        int firstLine = line;
        while (position < text.Length)
        {
            int lineFeed = text.IndexOf('\n', position);
            int next = lineFeed < 0 ? text.Length : lineFeed + 1;
            var current = text.AsSpan(position, next - position);
            bool isMark = current.StartsWith(Mark, StringComparison.Ordinal);
            if (isMark)
            {
                RefuseText(current[Mark.Length..].Trim());
            }

            bool ends = isMark && position > from;
            int end = position;
            position = next;
            line++;
            if (ends)
            {
                part = Part(from, end, firstLine);
                return true;
            }
        }

        part = Part(from, position, firstLine);
        return position > from;
    }

    private void RefuseText(ReadOnlySpan<char> rest)
    {
        if (!rest.IsEmpty && rest[0] != '#')
        {
            throw new YamlException(new SourceSpan(file, line, 1), "only a comment may follow --- on its line: what starts the document belongs on the next one");
        }
    }

    private TextPart Part(int from, int end, int firstLine)
    {
        string part = from == 0 && end == text.Length ? text : text[from..end];
        if (part.Contains('\r', StringComparison.Ordinal))
        {
            part = part.Replace("\r\n", "\n", StringComparison.Ordinal);
        }

        return new TextPart(part.EndsWith('\n') || part.Length == 0 ? part : part + "\n", firstLine);
    }
}
