using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>Why something is, or is not, among the elements of one source.</summary>
/// <param name="Source">The generator or provider.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Item">What was meant, such as <c>pull request #12</c>; what was asked for where nothing was found.</param>
/// <param name="Why">For people; may hold outsiders' text.</param>
/// <param name="At">The rule, or the source where no rule has a say.</param>
public sealed record ItemVerdict(SourceAccount Source, ItemOutcome Outcome, string Item, string Why, SourceSpan At);
