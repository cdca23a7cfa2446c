using System.Collections.Immutable;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>One step of a path.</summary>
internal abstract record PathNode
{
    private PathNode()
    {
    }

    /// <summary>Steps taken one after the other: what stands between braces.</summary>
    internal sealed record Chain(ImmutableArray<PathNode> Steps) : PathNode;

    /// <summary>Text outside braces, or a quoted constant.</summary>
    internal sealed record Text(string Value) : PathNode;

    internal sealed record Field(string Name) : PathNode;

    internal sealed record Word(string Name) : PathNode;

    internal sealed record Subscript(SliceBound Start, SliceBound End, SliceBound Step) : PathNode;

    internal sealed record Union(ImmutableArray<Chain> Parts) : PathNode;

    /// <summary>A condition on the items of a list.</summary>
    /// <param name="Left">What is looked at.</param>
    /// <param name="Operator">Null asks whether the left side finds anything.</param>
    /// <param name="Right">What it is compared with.</param>
    internal sealed record Filter(Chain Left, string? Operator, Chain Right) : PathNode;

    internal sealed record WholeNumber(int Value) : PathNode;

    internal sealed record FloatNumber(double Value) : PathNode;

    internal sealed record Truth(bool Value) : PathNode;

    internal sealed record Wildcard : PathNode;

    internal sealed record Descent : PathNode;
}
