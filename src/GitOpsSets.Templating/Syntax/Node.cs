using System.Collections.Immutable;

namespace GitOpsSets.Templating.Syntax;

/// <summary>A piece of a template's body.</summary>
/// <param name="Position">Offset in the template, as Go has it: errors are told on its line.</param>
internal abstract record Node(int Position)
{
    /// <summary>Characters written as they are.</summary>
    internal sealed record Text(int Position, string Content) : Node(Position);

    /// <summary>A pipeline whose value is written, unless it declares or assigns.</summary>
    internal sealed record Action(int Position, Pipeline Pipeline) : Node(Position);

    /// <summary><c>if</c> or <c>with</c>, with every <c>else if</c> or <c>else with</c> as an arm of its own.</summary>
    internal sealed record Branch(int Position, bool SetsDot, ImmutableArray<Arm> Arms, ImmutableArray<Node> Else) : Node(Position);

    /// <summary><c>range</c>.</summary>
    internal sealed record Range(int Position, Pipeline Pipeline, ImmutableArray<Node> Body, ImmutableArray<Node> Else) : Node(Position);

    /// <summary><c>template</c>, and the call that a <c>block</c> makes.</summary>
    internal sealed record Call(int Position, Definition Definition, Pipeline? Pipeline) : Node(Position);

    /// <summary><c>break</c>.</summary>
    internal sealed record Break(int Position) : Node(Position);

    /// <summary><c>continue</c>.</summary>
    internal sealed record Continue(int Position) : Node(Position);
}
