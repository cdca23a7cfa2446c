using System.Collections.Immutable;

namespace GitOpsSets.Templating;

/// <summary>A field of the data, and what a template does to it on the way to a place.</summary>
/// <param name="Path">From the root of the data, such as <c>Element.Branch</c> or <c>inputs.title</c>; without the first dot.</param>
/// <param name="Functions">The functions it goes through, in order.</param>
public sealed record FieldOrigin(string Path, ImmutableArray<string> Functions);
