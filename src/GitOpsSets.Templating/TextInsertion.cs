using System.Runtime.InteropServices;

namespace GitOpsSets.Templating;

/// <summary>A stretch of rendered text that an action wrote; what is between two of them stands in the template.</summary>
/// <param name="Start">0-based UTF-16 unit of the text.</param>
/// <param name="Length">UTF-16 units; 0 where the action wrote nothing.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextInsertion(int Start, int Length)
{
    /// <summary>The first UTF-16 unit after it.</summary>
    public int End => Start + Length;
}
