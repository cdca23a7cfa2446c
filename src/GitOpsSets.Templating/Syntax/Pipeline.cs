using System.Collections.Immutable;

namespace GitOpsSets.Templating.Syntax;

/// <summary>Commands that each give their value to the next.</summary>
/// <param name="Position">Offset of its first token.</param>
/// <param name="Variables">Those that receive the value; more than one only in <c>range</c>.</param>
/// <param name="Assigns">Whether they are assigned (<c>=</c>) and not declared (<c>:=</c>).</param>
/// <param name="Commands">At least one.</param>
internal sealed record Pipeline(int Position, ImmutableArray<VariableName> Variables, bool Assigns, ImmutableArray<Command> Commands);
