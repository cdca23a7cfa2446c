namespace GitOpsSets.Action.Git.Fetching;

/// <summary>How much of others' repositories is fetched (specs/security.md §4).</summary>
internal sealed record FetchLimits
{
    /// <summary>What a run uses.</summary>
    public static FetchLimits Default { get; } = new();

    /// <summary>For one call of git. A server that answers slower than 1000 bytes a second for half of it is given up earlier.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Of everything that is fetched of one repository.</summary>
    public long MaxBytes { get; init; } = 500 * 1024 * 1024;

    /// <summary>A larger file is not read.</summary>
    public int MaxFileBytes { get; init; } = 5 * 1024 * 1024;
}
