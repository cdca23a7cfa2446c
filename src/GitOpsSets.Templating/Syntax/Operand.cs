using System.Collections.Immutable;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Syntax;

/// <summary>One term of a command.</summary>
/// <param name="Position">Offset in the template.</param>
internal abstract record Operand(int Position)
{
    /// <summary>The cursor: <c>.</c>.</summary>
    internal sealed record Dot(int Position) : Operand(Position);

    /// <summary><c>nil</c>.</summary>
    internal sealed record Nil(int Position) : Operand(Position);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    internal sealed record Boolean(int Position, bool Value) : Operand(Position);

    /// <summary>A number or character constant, and what it is where any type will do: Missing when it fits none.</summary>
    internal sealed record Number(int Position, NumberConstant Constant, TemplateValue Ideal) : Operand(Position);

    /// <summary>A string constant.</summary>
    internal sealed record Text(int Position, TemplateValue Value) : Operand(Position);

    /// <summary><c>.a.b</c>.</summary>
    internal sealed record Field(int Position, ImmutableArray<string> Names) : Operand(Position);

    /// <summary><c>$x</c> or <c>$x.a.b</c>.</summary>
    internal sealed record Variable(int Position, VariableName Name, ImmutableArray<string> Names) : Operand(Position);

    /// <summary><c>(pipeline).a.b</c> or <c>function.a.b</c>; its position is that of the first dot.</summary>
    internal sealed record Chain(int Position, Operand Target, ImmutableArray<string> Names) : Operand(Position);

    /// <summary>A function's name.</summary>
    internal sealed record Function(int Position, TemplateFunction Target) : Operand(Position);

    /// <summary>A pipeline in parentheses.</summary>
    internal sealed record Parenthesised(int Position, Pipeline Pipeline) : Operand(Position);
}
