using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Foreign text that would leave its place.</summary>
/// <param name="Culprit">The text; of several the likeliest.</param>
/// <param name="Rule">Which rule it breaks.</param>
/// <param name="Effect">What it would do, after "would".</param>
/// <param name="Pointer">Where in the object, as <c>/spec/title</c>; empty when it is nowhere in particular.</param>
/// <param name="Line">1-based line of the rendered text; 0 when unknown.</param>
internal sealed record Violation(WrittenToken Culprit, ViolationRule Rule, string Effect, string Pointer, int Line);
