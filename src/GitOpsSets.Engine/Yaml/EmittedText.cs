using System.Collections.Immutable;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>A tree written as YAML, and where each line comes from.</summary>
/// <param name="Text">The text; lines end with a line feed, the last one too.</param>
/// <param name="LineOrigins">
/// For each line of the text the place in the user's file: of the first key or item on it, or of the line of a literal block. <c>default</c> for what no person wrote.
/// </param>
public sealed record EmittedText(string Text, ImmutableArray<SourceSpan> LineOrigins);
