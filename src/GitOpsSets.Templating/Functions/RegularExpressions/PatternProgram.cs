using System.Buffers;
using System.Collections.Immutable;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>A compiled pattern: where a match may begin, and the steps.</summary>
/// <param name="Instructions">Starts at 0.</param>
/// <param name="StartsAtTextStart">Whether every match begins at the start of the text.</param>
/// <param name="NeverFirst">Units that no match begins with, all of them ASCII; null when a match may be empty.</param>
internal sealed record PatternProgram(ImmutableArray<Instruction> Instructions, bool StartsAtTextStart, SearchValues<char>? NeverFirst);
