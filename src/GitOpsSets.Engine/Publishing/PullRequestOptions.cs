using System.Collections.Immutable;

namespace GitOpsSets.Engine.Publishing;

/// <summary>What the user wants a pull request to say, and how much the forge lets it say.</summary>
/// <param name="Title">One line, never empty.</param>
/// <param name="Body">Markdown that stands above the summary; may be empty.</param>
/// <param name="MaxBodyCharacters">The forge's limit, in UTF-16 units; at least 1000.</param>
public sealed record PullRequestOptions(string Title, string Body, int MaxBodyCharacters)
{
    /// <summary>Labels to add.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Account names.</summary>
    public ImmutableArray<string> Reviewers { get; init; } = [];

    /// <summary>Team names.</summary>
    public ImmutableArray<string> TeamReviewers { get; init; } = [];

    /// <summary>Account names.</summary>
    public ImmutableArray<string> Assignees { get; init; } = [];

    /// <summary>Whether it is opened as a draft.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Whether the forge merges it by itself when its rules allow that.</summary>
    public bool CompletesItself { get; init; }
}
