using System.Collections.Immutable;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Templates that are applied together.</summary>
/// <param name="Name">Empty for the one step of a set that has none.</param>
/// <param name="Resources">Templates of single objects, in order.</param>
/// <param name="Text">The multi-document template, rendered once per input set; null for none.</param>
/// <param name="Origin">Where it starts.</param>
public sealed record StepSpec(string Name, ImmutableArray<TemplateSpec> Resources, TemplateSpec? Text, SourceSpan Origin);
