using System.Runtime.InteropServices;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>The lines of one document of a rendered text.</summary>
/// <param name="Text">The lines, each ended with a line feed.</param>
/// <param name="FirstLine">1-based number of the first of them in the whole text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextPart(string Text, int FirstLine);
