namespace GitOpsSets.Action.Git;

/// <summary>What became of a push.</summary>
internal abstract record PushOutcome
{
    private PushOutcome()
    {
    }

    /// <summary>The remote branch is as we wanted it.</summary>
    public sealed record Landed : PushOutcome;

    /// <summary>Somebody else moved the branch first: compute again from its new tip.</summary>
    public sealed record LostRace(string Summary) : PushOutcome;

    /// <summary>A rule of the remote declines it; trying again would not help.</summary>
    /// <param name="Words">What the server said.</param>
    public sealed record Refused(string Words) : PushOutcome;

    /// <summary>The credentials are not accepted or lack a permission.</summary>
    public sealed record Unauthorized(string Words) : PushOutcome;

    /// <summary>The connection ended without an answer: it may have landed or not; only the remote knows.</summary>
    public sealed record Unknown(string Words) : PushOutcome;
}
