using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>What keeps an item from becoming an element.</summary>
/// <param name="Reason">Which kind of rule.</param>
/// <param name="Text">For people, said of the item: <c>lacks the label 'preview'</c>.</param>
/// <param name="At">Where the rule is written; the generator or provider itself where it is the usual one.</param>
public sealed record DropRule(DropReason Reason, string Text, SourceSpan At);
