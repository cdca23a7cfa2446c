using System.Collections.Immutable;

namespace GitOpsSets.Templating.Values;

/// <summary>A string some of whose parts others wrote.</summary>
/// <param name="segments">At least one has a source.</param>
public sealed class Rope(ImmutableArray<TextSegment> segments)
{
    /// <summary>The parts, in order.</summary>
    public ImmutableArray<TextSegment> Segments { get; } = segments;

    /// <summary>All characters, as the real output receives them.</summary>
    public string Text { get; } = string.Concat(segments.Select(segment => segment.Text));

    /// <summary>All characters, as the probe receives them.</summary>
    public string Probe { get; } = string.Concat(segments.Select(segment => segment.Probe));
}
