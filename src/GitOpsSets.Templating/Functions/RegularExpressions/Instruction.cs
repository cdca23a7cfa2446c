namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>One step of a compiled pattern.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Next">Where it goes on; for <see cref="InstructionKind.Fork"/> what is tried first.</param>
/// <param name="Argument">The second way of a fork, the slot of a save, the <see cref="Assertion"/>, or the only code point.</param>
/// <param name="Set">The characters of <see cref="InstructionKind.Set"/>.</param>
internal readonly record struct Instruction(InstructionKind Kind, int Next, int Argument = 0, CharacterSet? Set = null);
