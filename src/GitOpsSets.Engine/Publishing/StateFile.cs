namespace GitOpsSets.Engine.Publishing;

/// <summary>A file in which the tool remembers what it did.</summary>
/// <param name="Location">Below the output root.</param>
/// <param name="Before">Its text now; null when there is none.</param>
/// <param name="After">Its text after the run; empty for none.</param>
/// <param name="IsReason">Whether a difference is worth a publication of its own; otherwise it is written when something else is published, too.</param>
public sealed record StateFile(string Location, string? Before, string After, bool IsReason)
{
    /// <summary>Whether a difference is worth renewing a proposal that waits to be merged.</summary>
    public bool IsNews { get; init; } = true;

    /// <summary>Whether it has to be written at all.</summary>
    public bool Differs => (Before ?? "") != After;
}
