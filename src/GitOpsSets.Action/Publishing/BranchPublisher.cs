using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Publishing;

/// <summary>Publishes the plan as one commit on a remote branch, without touching the user's checkout.</summary>
/// <param name="commits">Makes the commit.</param>
/// <param name="target">Where to.</param>
/// <param name="checkout">The user's checkout, as it is.</param>
/// <param name="checkoutCommit">The commit it stands on.</param>
/// <param name="readsDefinitionsFromTip">Whether the branch that is written is the one the definitions are on.</param>
/// <param name="author">Who made the change.</param>
/// <param name="committer">Who made the commit.</param>
internal sealed class BranchPublisher(
    CommitPublisher commits,
    GitTarget target,
    IFileTree checkout,
    string? checkoutCommit,
    bool readsDefinitionsFromTip,
    GitIdentity author,
    GitIdentity committer) : IPublisher
{
    /// <inheritdoc/>
    public async Task<Publication> PublishAsync(Func<PublicationTip, CancellationToken, Task<PublicationPlan>> plan, CancellationToken cancellationToken)
    {
        try
        {
            var landed = await commits.PublishAsync(target, async (tip, token) => Propose(await plan(TipOf(tip), token)), cancellationToken);
            return landed is null ? new Publication.Nothing() : new Publication.Committed(landed.Branch, landed.Commit);
        }
        catch (GitException exception)
        {
            return new Publication.Failed(exception.Message, exception.Advice ?? "");
        }
    }

    // The checkout may hold what earlier steps of the job made, so it counts as long as nobody moved the branch under it.
    private PublicationTip TipOf(CommitTip tip) =>
        new(readsDefinitionsFromTip && tip.Commit is not null && tip.Commit != checkoutCommit ? tip.Tree : checkout, tip.Tree, tip.Commit);

    private CommitProposal Propose(PublicationPlan plan) => new()
    {
        Changes = [.. plan.Files.Select(file => file.Value is null ? TreeChange.Delete(file.Key) : TreeChange.Write(file.Key, Encoding.UTF8.GetBytes(file.Value)))],
        Message = plan.Message,
        Author = author,
        Committer = committer,
        Trailers = plan.Trailers,
    };
}
