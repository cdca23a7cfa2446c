using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Signs in to a repository before it is asked.</summary>
/// <param name="signIn">Gives a repository its credential.</param>
internal sealed class RepositorySignIn(Func<ForgeRepository, CancellationToken, Task<ForgeRepository>> signIn)
{
    /// <summary>What a signed-in repository lists; failed when we are not let in.</summary>
    public async Task<Listing<T>> ListAsync<T>(ForgeRepository repository, Func<ForgeRepository, Task<Listing<T>>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(await signIn(repository, cancellationToken));
        }
        catch (ForgeException exception)
        {
            return new Listing<T>.Failed(Failure(repository, exception));
        }
    }

    /// <summary>What a signed-in repository says of one item.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="ask">Looks it up.</param>
    /// <param name="unknown">The answer when we are not let in.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<T> LookUpAsync<T>(ForgeRepository repository, Func<ForgeRepository, Task<T>> ask, Func<SourceFailure, T> unknown, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(await signIn(repository, cancellationToken));
        }
        catch (ForgeException exception)
        {
            return unknown(Failure(repository, exception));
        }
    }

    private static SourceFailure Failure(ForgeRepository repository, ForgeException exception) =>
        new($"the sign-in to {Origin.Name(repository.Server)}", exception.Reason, exception.Advice);
}
