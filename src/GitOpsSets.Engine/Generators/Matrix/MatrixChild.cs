using System.Collections.Immutable;

namespace GitOpsSets.Engine.Generators.Matrix;

/// <summary>What one generator inside a matrix yielded.</summary>
/// <param name="Name">The key its elements stand under; empty when it has none.</param>
/// <param name="Elements">In the generator's order. They are not changed.</param>
internal sealed record MatrixChild(string Name, ImmutableArray<Element> Elements);
