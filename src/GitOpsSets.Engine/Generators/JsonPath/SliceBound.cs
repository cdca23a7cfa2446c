namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>One number of a subscript.</summary>
/// <param name="Value">As written, or derived.</param>
/// <param name="IsKnown">Whether there is one.</param>
/// <param name="IsDerived">Whether it is the end that <c>[n]</c> implies.</param>
internal readonly record struct SliceBound(int Value, bool IsKnown, bool IsDerived = false);
