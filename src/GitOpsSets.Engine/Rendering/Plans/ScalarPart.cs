using System.Runtime.InteropServices;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>A piece of a scalar.</summary>
/// <param name="Text">What is the same in every text; empty for a value.</param>
/// <param name="Hole">0-based number of the value that stands here; -1 for text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScalarPart(string Text, int Hole);
