using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>What stands in the holes of one text.</summary>
/// <param name="text">The text.</param>
/// <param name="holes">Its holes, in order.</param>
internal readonly ref struct WrittenValues(string text, ReadOnlySpan<TextInsertion> holes)
{
    private readonly ReadOnlySpan<TextInsertion> _holes = holes;

    /// <summary>How many holes there are.</summary>
    public int Count => _holes.Length;

    /// <summary>The value in a hole.</summary>
    public ReadOnlySpan<char> this[int hole] => text.AsSpan(_holes[hole].Start, _holes[hole].Length);

    /// <summary>What stands before a hole, and after the one before it; after the last hole for their number.</summary>
    public ReadOnlySpan<char> Before(int hole)
    {
        int from = hole == 0 ? 0 : _holes[hole - 1].End;
        return hole < _holes.Length ? text.AsSpan(from, _holes[hole].Start - from) : text.AsSpan(from);
    }
}
