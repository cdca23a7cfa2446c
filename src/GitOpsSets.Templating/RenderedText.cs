using System.Collections.Immutable;

namespace GitOpsSets.Templating;

/// <summary>What a template wrote.</summary>
/// <param name="Text">The real text.</param>
/// <param name="Probe">The same with a token in place of every piece of foreign text; null when none was written.</param>
/// <param name="Tokens">The tokens of the probe, each once, in the order they were first written.</param>
public sealed record RenderedText(string Text, string? Probe, ImmutableArray<WrittenToken> Tokens)
{
    /// <summary>What actions wrote of <see cref="Text"/>, in order; <c>default</c> where that was not noted, as in texts with foreign parts or with very many actions.</summary>
    public ImmutableArray<TextInsertion> Insertions { get; init; }
}
