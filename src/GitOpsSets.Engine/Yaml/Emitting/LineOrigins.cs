using System.Collections.Immutable;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml.Emitting;

/// <summary>Remembers for each line that is written where it comes from.</summary>
internal sealed class LineOrigins
{
    private readonly ImmutableArray<SourceSpan>.Builder _lines = ImmutableArray.CreateBuilder<SourceSpan>();
    private SourceSpan _current;

    /// <summary>Says where the current line comes from, unless that is known.</summary>
    public void Mark(SourceSpan span)
    {
        if (_current == default)
        {
            _current = span;
        }
    }

    public void EndLine()
    {
        _lines.Add(_current);
        _current = default;
    }

    public ImmutableArray<SourceSpan> ToImmutable() => _lines.ToImmutable();
}
