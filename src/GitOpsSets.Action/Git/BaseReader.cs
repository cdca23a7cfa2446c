using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git;

/// <summary>Looks at a base branch, and at the branches that propose changes of it.</summary>
internal sealed class BaseReader(GitCommand git, Backoff backoff)
{
    private readonly PatientReader _reader = new(backoff);

    /// <summary>Reads.</summary>
    /// <param name="target">Names the base branch.</param>
    /// <param name="prefix">How the short names of the branches begin.</param>
    /// <param name="read">Is given the branch's commit and files, and the short names of the branches found; it must not carry the files out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GitException">The remote cannot be read, or has no such base branch.</exception>
    public async Task<T> ReadAsync<T>(GitTarget target, string prefix, Func<string, IFileTree, IReadOnlyList<string>, T> read, CancellationToken cancellationToken)
    {
        await using var repository = await ScratchRepository.CreateAsync(git, target.Remote, cancellationToken);
        return await _reader.ReadAsync(
            async () =>
            {
                string trunk = BranchName.Reference(target.BaseBranch!);
                string heads = BranchName.Reference(prefix);
                var references = await repository.ListAsync([trunk, $"{heads}*"], cancellationToken);
                if (references.Find(trunk) is null)
                {
                    throw new GitException(
                        GitFailure.NotFound, $"propose changes of the branch '{target.BaseBranch}'", "there is no such branch", target.Remote.Location, advice: "Name a base branch that exists.");
                }

                await repository.PrepareAsync(references.Format ?? target.FormatWhenEmpty, cancellationToken);
                var commit = await repository.FetchAsync(target.BaseBranch!, 1, cancellationToken);
                var listing = await repository.ListTreeAsync(commit.TreeId, cancellationToken);
                await repository.FetchBlobsAsync(target.Needed(commit.Id, listing), cancellationToken);
                string[] branches = [.. references.Ids.Keys.Where(name => name.StartsWith(heads, StringComparison.Ordinal)).Select(static name => name["refs/heads/".Length..]).Order(StringComparer.Ordinal)];
                return read(commit.Id, new GitTree(listing, () => repository.OpenBlobs(cancellationToken)), branches);
            },
            cancellationToken);
    }
}
