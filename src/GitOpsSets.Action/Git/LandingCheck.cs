namespace GitOpsSets.Action.Git;

/// <summary>Asks the remote what became of a push whose answer was lost.</summary>
internal sealed class LandingCheck(PatientReader reader)
{
    /// <summary>How many commits others may have put on ours in the meantime.</summary>
    public const int Depth = 32;

    /// <summary>Whether the branch holds a commit. The connection may have ended before or after the server moved it, and others may have built on it since.</summary>
    /// <exception cref="GitException">Nobody knows.</exception>
    public async Task<bool> HasLandedAsync(ScratchRepository repository, GitTarget target, string commit, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(
                async () =>
                {
                    var reference = BranchName.Reference(target.Branch);
                    var references = await repository.ListAsync([reference], cancellationToken);
                    if (references.Find(reference) is not { } tip || tip == commit)
                    {
                        return references.Find(reference) == commit;
                    }

                    await repository.FetchAsync(target.Branch, Depth, cancellationToken);
                    return await repository.TipContainsAsync(commit, cancellationToken);
                },
                cancellationToken);
        }
        catch (GitException exception)
        {
            throw new GitException(
                exception.Failure, "learn whether the push landed", exception.Reason, target.Remote.Location, exception.ExitCode,
                $"Look at the branch '{target.Branch}': the commit {commit} may be there. Running again is safe.");
        }
    }
}
