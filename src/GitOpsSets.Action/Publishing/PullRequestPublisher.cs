using System.Collections.Immutable;
using System.Diagnostics;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Publishing;

/// <summary>Proposes the plan as a pull request: first its branch, in one push, then the pull request itself.</summary>
/// <param name="branches">Keeps the branch.</param>
/// <param name="forge">Keeps the pull request.</param>
/// <param name="source">Where the files come from.</param>
/// <param name="target">Names the branch, and its base.</param>
/// <param name="options">What may be done to the branch.</param>
internal sealed class PullRequestPublisher(ProposalPublisher branches, IPullRequestPublisher forge, PlanSource source, GitTarget target, ProposalOptions options) : IPublisher
{
    /// <inheritdoc/>
    public async Task<Publication> PublishAsync(Func<PublicationTip, CancellationToken, Task<PublicationPlan>> plan, CancellationToken cancellationToken)
    {
        var made = PublicationPlan.Unknown;
        try
        {
            return await branches.PublishAsync(
                source.Prepare(target),
                options.OverwritesForeign,
                async (tip, token) =>
                {
                    made = await plan(TipOf(tip), token);
                    return made.IsKnown ? source.Propose(made) : null;
                },
                (change, delete, token) => SettleAsync(made, change, delete, token),
                cancellationToken);
        }
        catch (GitException exception)
        {
            return new Publication.Failed(exception.Description, exception.Advice ?? "");
        }
        catch (ForgeException exception)
        {
            return new Publication.Failed($"the pull request from '{target.Branch}' to '{target.BaseBranch}' is not as it should be: {exception.Reason}", exception.Advice);
        }
    }

    private PublicationTip TipOf(ProposalTip tip) => new(source.Definitions(tip.Commit, tip.Tree), tip.Tree, tip.Commit)
    {
        Gather = tip.Gather,
        Pending = tip is { Start: { } start, Proposed: { } proposed } ? new PendingTrees(start, proposed) : null,
    };

    private async Task<Publication> SettleAsync(PublicationPlan plan, BranchChange change, Func<Task<bool>> delete, CancellationToken cancellationToken)
    {
        if (!plan.IsKnown)
        {
            return new Publication.Nothing();
        }

        var result = new Publication.Proposed(ProposalOperation.None, target.Branch) { Sha = change.Commit ?? "" };
        return change.Step switch
        {
            ProposalStep.Nothing => new Publication.Nothing(),
            ProposalStep.Yield => await DescribeAsync(result with { HasYielded = true }, cancellationToken),
            ProposalStep.Withdraw => await WithdrawAsync(result, delete, cancellationToken),
            ProposalStep.Keep or ProposalStep.Push => await ReconcileAsync(plan.PullRequest!, result, change.HasMoved, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<Publication> DescribeAsync(Publication.Proposed result, CancellationToken cancellationToken) =>
        await forge.FindOpenAsync(target.Branch, target.BaseBranch!, cancellationToken) is { } open
            ? result with { Number = open.Number, Url = open.Url }
            : result;

    private async Task<Publication> WithdrawAsync(Publication.Proposed result, Func<Task<bool>> delete, CancellationToken cancellationToken)
    {
        var open = await forge.FindOpenAsync(target.Branch, target.BaseBranch!, cancellationToken);
        if (open is not null)
        {
            await forge.CloseAsync(open.Number, cancellationToken);
            result = result with { Operation = ProposalOperation.Closed, Number = open.Number, Url = open.Url };
        }

        return options.DeletesBranch && await delete() ? result with { Sha = "" } : result;
    }

    private async Task<Publication> ReconcileAsync(PullRequestProposal proposal, Publication.Proposed result, bool hasMoved, CancellationToken cancellationToken)
    {
        var open = await forge.FindOpenAsync(target.Branch, target.BaseBranch!, cancellationToken)
            ?? await forge.OpenAsync(target.Branch, target.BaseBranch!, proposal, cancellationToken);
        var upkeep = ProposalUpkeep.For(proposal, new StandingProposal(open.Body, open.Labels, open.IsDraft, open.IsNew), hasMoved);
        if (upkeep.RewritesText)
        {
            await forge.EditAsync(open, proposal, cancellationToken);
        }

        var shortfalls = ImmutableArray.CreateBuilder<string>();
        bool isLabelled = await TryAsync("labelled", upkeep.Labels, () => forge.AddLabelsAsync(open.Number, upkeep.Labels, cancellationToken), open, shortfalls);
        await TryAsync("given reviewers", upkeep.Reviewers, () => forge.RequestReviewsAsync(open.Number, upkeep.Reviewers, [], cancellationToken), open, shortfalls);
        await TryAsync("given reviewing teams", upkeep.TeamReviewers, () => forge.RequestReviewsAsync(open.Number, [], upkeep.TeamReviewers, cancellationToken), open, shortfalls);
        await TryAsync("assigned", upkeep.Assignees, () => forge.AssignAsync(open.Number, upkeep.Assignees, cancellationToken), open, shortfalls);
        if (upkeep.CompletesItself)
        {
            await TryAsync("set to complete by itself", [target.Branch], () => forge.CompleteWhenReadyAsync(open, result.Sha, cancellationToken), open, shortfalls);
        }

        return result with { Operation = upkeep.Outcome(isLabelled), Number = open.Number, Url = open.Url, Shortfalls = shortfalls.ToImmutable() };
    }

    // What decorates a pull request is worth a warning, not the whole publication.
    private static async Task<bool> TryAsync(string what, ImmutableArray<string> names, Func<Task> work, OpenPullRequest open, ImmutableArray<string>.Builder shortfalls)
    {
        if (names.IsEmpty)
        {
            return false;
        }

        try
        {
            await work();
            return true;
        }
        catch (ForgeException exception)
        {
            string advice = exception.Advice.Length == 0 ? "" : $" ({exception.Advice})";
            shortfalls.Add(FormattableString.Invariant($"pull request #{open.Number} could not be {what}: {string.Join(", ", names)}: {exception.Reason}{advice}"));
            return false;
        }
    }
}
