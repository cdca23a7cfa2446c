using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Publishing;

/// <summary>Where definitions are read from, and who signs for what is made of them.</summary>
/// <param name="Checkout">The user's checkout, as it is.</param>
/// <param name="CheckoutCommit">The commit it stands on; null when unknown.</param>
/// <param name="IsOnBase">Whether the checkout is of the branch that plans are made for.</param>
/// <param name="Author">Who made the change.</param>
/// <param name="Committer">Who made the commit.</param>
internal sealed record PlanSource(IFileTree Checkout, string? CheckoutCommit, bool IsOnBase, GitIdentity Author, GitIdentity Committer)
{
    /// <summary>Whether the committer vouches for the origin of the change (<see href="https://developercertificate.org"/>).</summary>
    public bool SignsOff { get; init; }

    /// <summary>The tree that holds the definitions.</summary>
    /// <param name="commit">The branch's tip; null when the remote is empty.</param>
    /// <param name="tree">Its files.</param>
    public IFileTree Definitions(string? commit, IFileTree tree) => IsReadFrom(commit) ? tree : Checkout;

    /// <summary>The target, knowing which of its tips definitions are read from.</summary>
    public GitTarget Prepare(GitTarget target) => target with { IsReadFrom = IsReadFrom };

    /// <summary>The commit that a plan asks for.</summary>
    public CommitProposal Propose(PublicationPlan plan) => new()
    {
        Changes = [.. plan.Files.Select(file => file.Value is null ? TreeChange.Delete(file.Key) : TreeChange.Write(file.Key, Encoding.UTF8.GetBytes(file.Value)))],
        Incidental = plan.Incidental,
        Message = plan.Message,
        Author = Author,
        Committer = Committer,
        Trailers = [.. plan.Trailers, .. SignsOff ? [new("Signed-off-by", Committer.ToString())] : ImmutableArray<KeyValuePair<string, string>>.Empty],
    };

    // The checkout may hold what earlier steps of the job made, so it counts as long as nobody moved the branch under it.
    private bool IsReadFrom(string? commit) => IsOnBase && commit is not null && commit != CheckoutCommit;
}
