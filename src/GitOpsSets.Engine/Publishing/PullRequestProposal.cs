using System.Collections.Immutable;
using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Engine.Publishing;

/// <summary>The pull request that a change is proposed with.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">Markdown within the forge's limit; ends in the marker of <see cref="ProposalMarker"/>.</param>
public sealed record PullRequestProposal(string Title, string Body)
{
    /// <summary>Labels to add; labels that people added stay.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Account names that are asked for a review when it is opened.</summary>
    public ImmutableArray<string> Reviewers { get; init; } = [];

    /// <summary>Team names that are asked for a review when it is opened.</summary>
    public ImmutableArray<string> TeamReviewers { get; init; } = [];

    /// <summary>Account names it is assigned to when it is opened.</summary>
    public ImmutableArray<string> Assignees { get; init; } = [];

    /// <summary>Whether it is opened as a draft; what people make of it afterwards is theirs.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Whether the forge is to merge it by itself when its rules allow that; a draft it never does.</summary>
    public bool CompletesItself { get; init; }

    /// <summary>The proposal for a set of changes.</summary>
    /// <param name="changes">What the output root would become, against the base branch.</param>
    /// <param name="options">What the user wants it to say.</param>
    public static PullRequestProposal For(Changes.ChangeSet changes, PullRequestOptions options)
    {
        string text = ProposalBody.Write(ChangeSummary.Of(changes), options);
        return new PullRequestProposal(options.Title, text + ProposalMarker.Of(options.Title, text))
        {
            Labels = options.Labels,
            Reviewers = options.Reviewers,
            TeamReviewers = options.TeamReviewers,
            Assignees = options.Assignees,
            IsDraft = options.IsDraft,
            CompletesItself = options.CompletesItself,
        };
    }
}
