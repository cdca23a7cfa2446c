using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Diagnostics;

/// <summary>One step of the way from the command line to the place of a finding.</summary>
/// <param name="What">Such as <c>rendering template 2 for element 3</c>.</param>
/// <param name="At">Where that is written; null when nowhere.</param>
public readonly record struct TrailStep(string What, SourceSpan? At);
