using System.Collections.Immutable;

namespace GitOpsSets.Engine.Publishing;

/// <summary>
/// What is to be done about an open pull request whose branch is as it should be. What people make of it is theirs: reviewers and assignees are asked
/// for once, labels are only added, and text is rewritten only where it was ours and we have something new to say (specs/publishing.md §3.6).
/// </summary>
public sealed record ProposalUpkeep
{
    private ProposalUpkeep(bool isNew, bool hasMoved) => (IsNew, HasMoved) = (isNew, hasMoved);

    private bool IsNew { get; }

    private bool HasMoved { get; }

    /// <summary>Whether title and body are written anew.</summary>
    public bool RewritesText { get; private init; }

    /// <summary>Labels to add.</summary>
    public ImmutableArray<string> Labels { get; private init; } = [];

    /// <summary>Accounts to ask for a review.</summary>
    public ImmutableArray<string> Reviewers { get; private init; } = [];

    /// <summary>Teams to ask for a review.</summary>
    public ImmutableArray<string> TeamReviewers { get; private init; } = [];

    /// <summary>Accounts to assign it to.</summary>
    public ImmutableArray<string> Assignees { get; private init; } = [];

    /// <summary>Whether the forge is told to merge it by itself: anew for every tip of the branch.</summary>
    public bool CompletesItself { get; private init; }

    /// <summary>What follows from what it should be and what it is.</summary>
    /// <param name="proposal">What it should say.</param>
    /// <param name="standing">What it is.</param>
    /// <param name="hasMoved">Whether this run moved its branch.</param>
    public static ProposalUpkeep For(PullRequestProposal proposal, StandingProposal standing, bool hasMoved) => new(standing.IsNew, hasMoved)
    {
        RewritesText = !standing.IsNew && ProposalMarker.IsIn(standing.Body) && !ProposalMarker.AreSame(standing.Body, proposal.Body),
        Labels = [.. proposal.Labels.Where(label => !standing.Labels.Contains(label, StringComparer.OrdinalIgnoreCase))],
        Reviewers = standing.IsNew ? proposal.Reviewers : [],
        TeamReviewers = standing.IsNew ? proposal.TeamReviewers : [],
        Assignees = standing.IsNew ? proposal.Assignees : [],
        CompletesItself = proposal.CompletesItself && !standing.IsDraft && (standing.IsNew || hasMoved),
    };

    /// <summary>What became of the pull request once that is done.</summary>
    /// <param name="isLabelled">Whether the labels could be added.</param>
    public ProposalOperation Outcome(bool isLabelled) =>
        IsNew ? ProposalOperation.Created : HasMoved || RewritesText || isLabelled ? ProposalOperation.Updated : ProposalOperation.None;
}
