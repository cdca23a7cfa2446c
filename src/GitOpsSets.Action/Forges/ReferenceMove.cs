namespace GitOpsSets.Action.Forges;

/// <summary>What became of the attempt to move a reference.</summary>
internal abstract record ReferenceMove
{
    private ReferenceMove()
    {
    }

    /// <summary>It is where it shall be.</summary>
    public sealed record Moved : ReferenceMove;

    /// <summary>It was not where it had to be.</summary>
    public sealed record Stale(string Words) : ReferenceMove;

    /// <summary>A rule declines it.</summary>
    public sealed record Refused(string Words) : ReferenceMove;

    /// <summary>There was no answer; it may have moved or not.</summary>
    public sealed record Unknown(string Words) : ReferenceMove;
}
