using System.Collections.Immutable;

namespace GitOpsSets.Testing;

/// <summary>A pull request of a fake forge; what changes on a forge can be set here.</summary>
public sealed class FakePullRequest
{
    public required long Number { get; init; }

    public required string Branch { get; init; }

    public string Title { get; set; } = "";

    public string Sha { get; set; } = "";

    public string Base { get; set; } = "main";

    /// <summary>Login; null for a deleted account.</summary>
    public string? Author { get; set; } = "anna";

    public ImmutableArray<string> Labels { get; set; } = [];

    public string Body { get; set; } = "";

    /// <summary>Who was asked for a review; teams as <c>team NAME</c>.</summary>
    public ImmutableArray<string> Reviewers { get; set; } = [];

    public ImmutableArray<string> Assignees { get; set; } = [];

    public bool IsDraft { get; set; }

    /// <summary>The commit it merges by itself at; null when it does not.</summary>
    public string? CompletesAt { get; set; }

    /// <summary>Full name of the fork it comes from; null for the repository itself.</summary>
    public string? Fork { get; init; }

    public bool IsForkDeleted { get; set; }

    public bool IsOpen { get; set; } = true;

    public bool IsMerged { get; set; }
}
