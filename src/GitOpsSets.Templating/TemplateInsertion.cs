using System.Collections.Immutable;

namespace GitOpsSets.Templating;

/// <summary>A place where a template writes a value.</summary>
/// <param name="Token">What stands for the value in the outline.</param>
/// <param name="Line">1-based, in the template's own text.</param>
/// <param name="Column">1-based, in UTF-16 units.</param>
/// <param name="Origins">The fields whose text may be written there.</param>
public sealed record TemplateInsertion(string Token, int Line, int Column, ImmutableArray<FieldOrigin> Origins);
