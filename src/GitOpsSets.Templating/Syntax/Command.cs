using System.Collections.Immutable;

namespace GitOpsSets.Templating.Syntax;

/// <summary>An operand, or a function or method with its arguments.</summary>
/// <param name="Position">Offset of its first operand.</param>
/// <param name="Operands">At least one.</param>
internal sealed record Command(int Position, ImmutableArray<Operand> Operands);
