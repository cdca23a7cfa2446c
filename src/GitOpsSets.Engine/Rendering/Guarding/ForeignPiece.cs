using System.Runtime.InteropServices;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>A run of foreign characters inside a scalar.</summary>
/// <param name="Token">What they came from.</param>
/// <param name="Start">0-based, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForeignPiece(WrittenToken Token, int Start, int Length)
{
    public bool IsOutsiders => Token.Source.Trust == TrustLevel.Outsider;

    public bool Overlaps(int start, int length) => start < Start + Length && Start < start + length;
}
