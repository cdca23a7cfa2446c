using System.Collections.Immutable;

namespace GitOpsSets.Action.Inputs;

/// <summary>Every output there is; <c>action.yml</c> and the documentation follow this table.</summary>
internal static class OutputDeclarations
{
    /// <summary>Whether anything was, or with <c>publish: none</c> would be, changed.</summary>
    public const string Changed = "changed";

    /// <summary>Files added.</summary>
    public const string AddedCount = "added-count";

    /// <summary>Files updated.</summary>
    public const string UpdatedCount = "updated-count";

    /// <summary>Files removed.</summary>
    public const string RemovedCount = "removed-count";

    /// <summary>Elements quarantined.</summary>
    public const string QuarantinedCount = "quarantined-count";

    /// <summary>The commit.</summary>
    public const string CommitSha = "commit-sha";

    /// <summary>Its branch.</summary>
    public const string Branch = "branch";

    /// <summary>The pull request's number.</summary>
    public const string PullRequestNumber = "pull-request-number";

    /// <summary>The pull request's address.</summary>
    public const string PullRequestUrl = "pull-request-url";

    /// <summary>What became of the pull request.</summary>
    public const string PullRequestOperation = "pull-request-operation";

    /// <summary>The report.</summary>
    public const string ReportPath = "report-path";

    /// <summary>The shards that have work.</summary>
    public const string Shards = "shards";

    /// <summary>In the order of the documentation.</summary>
    public static ImmutableArray<OutputDeclaration> All { get; } =
    [
        new(Changed, "Whether files were changed, or would be with another value of publish: true or false."),
        new(AddedCount, "How many files were added."),
        new(UpdatedCount, "How many files were updated."),
        new(RemovedCount, "How many files were removed."),
        new(QuarantinedCount, "How many elements kept their old files because outsiders' text would have left its place."),
        new(CommitSha, "The commit that was pushed, or that the pull request's branch is at; empty when there is none."),
        new(Branch, "The branch it was pushed to, or the pull request's; empty when there is none."),
        new(PullRequestNumber, "The number of the pull request; empty when there is none."),
        new(PullRequestUrl, "Where people read the pull request; empty when there is none."),
        new(PullRequestOperation, "What was done about the pull request: created, updated, closed or none."),
        new(Shards, "The shards that have work, as a JSON list such as [\"1/3\",\"2/3\"], for a matrix of jobs; only of the command shards."),
        new(ReportPath, "Where the report is, as the input report-path has it; empty when none was asked for."),
    ];
}
