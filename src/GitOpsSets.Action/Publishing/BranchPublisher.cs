using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Publishing;

/// <summary>Publishes the plan as one commit on a remote branch, without touching the user's checkout.</summary>
/// <param name="commits">Makes the commit.</param>
/// <param name="source">Where the files come from.</param>
/// <param name="target">Where to.</param>
internal sealed class BranchPublisher(CommitPublisher commits, PlanSource source, GitTarget target) : IPublisher
{
    /// <inheritdoc/>
    public async Task<Publication> PublishAsync(Func<PublicationTip, CancellationToken, Task<PublicationPlan>> plan, CancellationToken cancellationToken)
    {
        try
        {
            var landed = await commits.PublishAsync(
                source.Prepare(target),
                async (tip, token) => source.Propose(await plan(new PublicationTip(source.Definitions(tip.Commit, tip.Tree), tip.Tree, tip.Commit) { Gather = tip.Gather }, token)),
                cancellationToken);
            return landed is null ? new Publication.Nothing() : new Publication.Committed(landed.Branch, landed.Commit);
        }
        catch (GitException exception)
        {
            return new Publication.Failed(exception.Description, exception.Advice ?? "");
        }
    }
}
