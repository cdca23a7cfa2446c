using GitOpsSets.Engine.Changes;

namespace GitOpsSets.Engine.Publishing;

/// <summary>Where the output goes, and what its commit says.</summary>
/// <param name="Output">The output root, relative to the repository; empty for the repository's own root.</param>
/// <param name="Subject">First line of the commit message; what was done follows it.</param>
/// <param name="Source">The commit the definitions were read from; null when there is none.</param>
/// <param name="Run">The CI run, for the commit's trailer; null outside CI.</param>
public sealed record PublishOptions(string Output, string Subject, string? Source, string? Run)
{
    /// <summary>A line at the end of the commit message, for whoever reads commits by machine; null for none.</summary>
    public string? Remark { get; init; }

    /// <summary>What a pull request says; null when none is proposed.</summary>
    public PullRequestOptions? PullRequest { get; init; }

    /// <summary>The slug of the one set that is published, which then has a memory of its own; empty for all sets.</summary>
    public string Set { get; init; } = "";

    /// <summary>Whether it is about one set alone.</summary>
    public bool IsOneSet => Set.Length > 0;

    /// <summary>The ledger, below the output root.</summary>
    public string LedgerLocation => Own(Ledger.Location.Value);

    /// <summary>The place of a file of the tool's memory.</summary>
    /// <param name="location">Below the output root, where all sets share it.</param>
    public string Own(string location) => IsOneSet ? location.Insert(location.LastIndexOf('/') + 1, $"{Set}/") : location;

    /// <summary>A path below the output root, relative to the repository.</summary>
    public string At(string path) => Output.Length == 0 ? path : $"{Output}/{path}";
}
