using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>
/// Splits a rendered text where Kubernetes does (<c>k8s.io/apimachinery/pkg/util/yaml</c>, <c>YAMLReader</c>): at lines that start with <c>---</c>. It knows nothing of YAML, so that such
/// a line splits a block too. A mark with nothing before it belongs to the document that it starts.
/// </summary>
internal sealed class TextSplitter(string text, string file, int start = 0, int firstLine = 1)
{
    private const string Mark = "---";

    private int _position = start;
    private int _line = firstLine;

    /// <summary>The next document.</summary>
    /// <returns>False after the last one.</returns>
    /// <exception cref="YamlException">Something other than a comment follows the mark on its line.</exception>
    public bool TryNext(out TextPart part)
    {
        int from = _position;
        int partLine = _line;
        while (_position < text.Length)
        {
            int lineFeed = text.IndexOf('\n', _position);
            int next = lineFeed < 0 ? text.Length : lineFeed + 1;
            var current = text.AsSpan(_position, next - _position);
            bool isMark = current.StartsWith(Mark, StringComparison.Ordinal);
            if (isMark)
            {
                RefuseText(current[Mark.Length..].Trim());
            }

            bool ends = isMark && _position > from;
            int end = _position;
            _position = next;
            _line++;
            if (ends)
            {
                part = Part(from, end, partLine);
                return true;
            }
        }

        part = Part(from, _position, partLine);
        return _position > from;
    }

    private void RefuseText(ReadOnlySpan<char> rest)
    {
        if (!rest.IsEmpty && rest[0] != '#')
        {
            throw new YamlException(new SourceSpan(file, _line, 1), "only a comment may follow --- on its line: what starts the document belongs on the next one");
        }
    }

    private TextPart Part(int from, int end, int partLine)
    {
        string part = from == 0 && end == text.Length ? text : text[from..end];
        if (part.Contains('\r', StringComparison.Ordinal))
        {
            part = part.Replace("\r\n", "\n", StringComparison.Ordinal);
        }

        return new TextPart(part.EndsWith('\n') || part.Length == 0 ? part : part + "\n", partLine);
    }
}
