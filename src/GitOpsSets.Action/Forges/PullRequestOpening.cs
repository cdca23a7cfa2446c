namespace GitOpsSets.Action.Forges;

/// <summary>Opens one pull request, and never a second one: a call that failed may have worked all the same, and somebody else may have been quicker.</summary>
/// <param name="http">The way out; it says how long to wait.</param>
internal sealed class PullRequestOpening(ForgeHttp http)
{
    private const int MaxTries = 3;

    /// <summary>Makes the call that opens it.</summary>
    public required Func<CancellationToken, Task<OpenPullRequest>> Create { get; init; }

    /// <summary>Looks for an open one.</summary>
    public required Func<CancellationToken, Task<OpenPullRequest?>> Find { get; init; }

    /// <summary>Looks harder for one that the forge says is there.</summary>
    public required Func<CancellationToken, Task<OpenPullRequest?>> FindRival { get; init; }

    /// <summary>Whether a refusal says that there is one already.</summary>
    public required Func<ForgeException, bool> IsTaken { get; init; }

    /// <summary>The new pull request, or the one that is there.</summary>
    /// <exception cref="ForgeException">There is none.</exception>
    public async Task<OpenPullRequest> OpenAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await Create(cancellationToken) with { IsNew = true };
            }
            catch (ForgeException exception) when (IsTaken(exception))
            {
                return await FindRival(cancellationToken)
                    ?? throw new ForgeException($"{exception.Reason}, but the listing does not show it", "Try again in a moment", exception);
            }
            catch (ForgeException exception) when (exception.Status is null or >= 500 || exception.IsTransient)
            {
                // made again only when a listing shows nothing of it
                if (await Find(cancellationToken) is { } found)
                {
                    return found with { IsNew = true };
                }

                if (attempt == MaxTries)
                {
                    throw;
                }

                await Task.Delay(http.Policy.FirstDelay * attempt, http.Clock, cancellationToken);
            }
        }
    }
}
