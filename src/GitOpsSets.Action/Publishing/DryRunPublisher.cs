using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Publishing;

/// <summary>Makes the plan and leaves it at that.</summary>
/// <param name="tree">The work tree.</param>
internal sealed class DryRunPublisher(IFileTree tree) : IPublisher
{
    /// <inheritdoc/>
    public async Task<Publication> PublishAsync(Func<PublicationTip, CancellationToken, Task<PublicationPlan>> plan, CancellationToken cancellationToken)
    {
        var made = await plan(new PublicationTip(tree, new StoredTree(tree), null), cancellationToken);
        return made.IsEmpty ? new Publication.Nothing() : new Publication.DryRun();
    }
}
