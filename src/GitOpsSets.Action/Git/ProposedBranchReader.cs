using GitOpsSets.Action.Trees;

namespace GitOpsSets.Action.Git;

/// <summary>Fetches the branch of a pull request and tells our commits from other people's.</summary>
/// <remarks>
/// Ours is a commit that carries the digest of what it changes, and that changes just that: an amended commit, or one on top of ours, is
/// somebody's work. Forges offer to bring a branch up to date, by a merge of the base branch or by a rebase; such a branch says what ours said.
/// </remarks>
internal static class ProposedBranchReader
{
    /// <summary>Names what a commit of ours changes.</summary>
    public const string ContentTrailer = "X-Expansion-Content";

    /// <summary>Names the commit of the base branch that a commit of ours was made for.</summary>
    public const string BaseTrailer = "X-Expansion-Base";

    private const string Reference = "refs/run/proposed";
    private const int BaseDepth = 64;

    /// <summary>Reads a branch that exists.</summary>
    /// <param name="repository">Has the base branch's tip already.</param>
    /// <param name="target">Names both branches.</param>
    /// <param name="now">The base branch's tip.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ProposedBranch> ReadAsync(ScratchRepository repository, GitTarget target, GitCommit now, CancellationToken cancellationToken)
    {
        var commit = await repository.FetchAsync(target.Branch, 2, Reference, cancellationToken);
        var listing = await repository.ListTreeAsync(commit.TreeId, cancellationToken);
        var record = repository.ReadCommit(commit.Id, cancellationToken);
        string? start = record.Parents.Length is 1 or 2 ? record.Parents[^1] : null;
        if (start is null)
        {
            return new ProposedBranch(commit, listing, TreeListing.Empty, TreeDelta.Between(TreeListing.Empty, listing), IsOurs: false);
        }

        var before = await repository.ListTreeAsync(start, cancellationToken);
        var delta = TreeDelta.Between(before, listing);
        var author = record.Parents.Length == 2 ? repository.ReadCommit(record.Parents[0], cancellationToken) : record;
        bool isOurs = author.Trailer(ContentTrailer) == delta.Digest
            && (start == now.Id || (record.Parents.Length == 1 && author.Trailer(BaseTrailer) == start) || await IsInBaseAsync(repository, target, start, cancellationToken));
        if (isOurs)
        {
            var written = delta.Written;
            await repository.FetchBlobsAsync(GitTree.Needed(listing, path => written.Contains(path) || target.Remembers(path)), cancellationToken);
            await repository.FetchBlobsAsync(GitTree.Needed(before, target.Remembers), cancellationToken);
        }

        return new ProposedBranch(commit, listing, before, delta, isOurs);
    }

    private static async Task<bool> IsInBaseAsync(ScratchRepository repository, GitTarget target, string commit, CancellationToken cancellationToken)
    {
        await repository.FetchAsync(target.BaseBranch!, BaseDepth, cancellationToken);
        return await repository.TipContainsAsync(commit, cancellationToken);
    }
}
