using System.Collections.Immutable;

namespace GitOpsSets.Templating;

/// <summary>What a template would write were every value an inert word: its shape, known without data.</summary>
/// <param name="Text">One arm of every condition, every loop once.</param>
/// <param name="Insertions">Where it writes values, in order.</param>
public sealed record TemplateOutline(string Text, ImmutableArray<TemplateInsertion> Insertions);
