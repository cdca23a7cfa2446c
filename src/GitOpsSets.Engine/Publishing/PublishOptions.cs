namespace GitOpsSets.Engine.Publishing;

/// <summary>Where the output goes, and what its commit says.</summary>
/// <param name="Output">The output root, relative to the repository; empty for the repository's own root.</param>
/// <param name="Subject">First line of the commit message; what was done follows it.</param>
/// <param name="Source">The commit the definitions were read from; null when there is none.</param>
/// <param name="Run">The CI run, for the commit's trailer; null outside CI.</param>
public sealed record PublishOptions(string Output, string Subject, string? Source, string? Run)
{
    /// <summary>What a pull request says; null when none is proposed.</summary>
    public PullRequestOptions? PullRequest { get; init; }

    /// <summary>A path below the output root, relative to the repository.</summary>
    public string At(string path) => Output.Length == 0 ? path : $"{Output}/{path}";
}
