using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Json;

/// <summary>Gathers text whose parts may be foreign; without foreign parts it is a plain string builder.</summary>
internal sealed class SegmentWriter
{
    private List<TextSegment>? _segments;

    /// <summary>Where the repository's own text is written.</summary>
    public StringBuilder Output { get; } = new();

    /// <summary>Characters so far, foreign ones included.</summary>
    public long Length => Output.Length + _foreignLength;

    private long _foreignLength;

    /// <summary>Adds a foreign part.</summary>
    public void Append(TextSegment foreign)
    {
        _segments ??= [];
        Flush(_segments);
        _segments.Add(foreign);
        _foreignLength += foreign.Text.Length;
    }

    /// <summary>Everything that was written.</summary>
    public TemplateText ToText()
    {
        if (_segments is null)
        {
            return new TemplateText(Output.ToString());
        }

        Flush(_segments);
        return TemplateText.Concat(_segments);
    }

    private void Flush(List<TextSegment> segments)
    {
        if (Output.Length > 0)
        {
            segments.Add(TextSegment.Trusted(Output.ToString()));
            _foreignLength += Output.Length;
            Output.Clear();
        }
    }
}
