using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>What listing and looking up pull requests is on every forge: a failure says whose they are, and nothing that is not proven is closed.</summary>
/// <typeparam name="TClient">Asks the forge about one repository.</typeparam>
/// <typeparam name="TPull">A pull request on the wire.</typeparam>
/// <param name="http">The way out.</param>
/// <param name="forge">The name in definitions.</param>
/// <param name="name">The name in messages.</param>
internal abstract class ForgePullRequests<TClient, TPull>(ForgeHttp http, string forge, string name) : IPullRequestLister
    where TClient : IPullRequestReader<TPull>
    where TPull : class
{
    /// <inheritdoc/>
    public string Forge => forge;

    /// <summary>The way out.</summary>
    protected ForgeHttp Http => http;

    /// <summary>The open ones.</summary>
    protected abstract ForgeListing<TPull> OpenPulls { get; }

    /// <inheritdoc/>
    public async Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var client = await ConnectAsync(repository, cancellationToken);
            var pulls = await client.ListAsync(OpenPulls, cancellationToken);
            return new Listing<PullRequest>.Complete([.. pulls.Select(ToPullRequest)], began) { Validators = client.HasEntityTags ? pulls.Validators : [] };
        }
        catch (ForgeException exception)
        {
            return new Listing<PullRequest>.Failed(Failure($"{name} pull requests of {NameOf(repository)}", exception));
        }
    }

    /// <inheritdoc/>
    public async Task<bool> IsUnchangedAsync(ForgeRepository repository, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken)
    {
        try
        {
            var client = await ConnectAsync(repository, cancellationToken);
            return await client.HoldsAsync(OpenPulls, validators, cancellationToken);
        }
        catch (ForgeException)
        {
            // the listing says it
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(await ConnectAsync(repository, cancellationToken), number, cancellationToken);
        }
        catch (ForgeException exception)
        {
            string source = string.Create(CultureInfo.InvariantCulture, $"{name} pull request #{number} of {NameOf(repository)}");
            return new PullRequestEvidence.Unknown(Failure(source, exception));
        }
    }

    /// <summary>A client for a repository that a definition names.</summary>
    /// <exception cref="ForgeException">The repository or its credential cannot be used.</exception>
    protected abstract Task<TClient> ConnectAsync(ForgeRepository repository, CancellationToken cancellationToken);

    /// <summary>The repository as messages name it.</summary>
    protected abstract string NameOf(ForgeRepository repository);

    /// <summary>The number people know it by.</summary>
    protected abstract long NumberOf(TPull pull);

    /// <summary>Its state in the forge's word, and whether that means open; null for a word that we do not know.</summary>
    protected abstract (string Word, bool? IsOpen) StateOf(TPull pull);

    /// <summary>What it says, of one that is whole.</summary>
    protected abstract PullRequest ToPullRequest(TPull pull);

    /// <summary>What an open one says that was asked for alone.</summary>
    protected virtual Task<PullRequest> ToPullRequestAsync(TClient client, TPull pull, CancellationToken cancellationToken) => Task.FromResult(ToPullRequest(pull));

    private async Task<PullRequestEvidence> FindAsync(TClient client, long number, CancellationToken cancellationToken)
    {
        if (await client.FindPullAsync(number, cancellationToken) is not { } pull)
        {
            // 404 is also a forge's word for "you may not know": it counts only where the repository itself can be read
            await client.RequireRepositoryAsync(cancellationToken);
            return new PullRequestEvidence.Closed();
        }

        if (NumberOf(pull) != number)
        {
            throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the answer is about number {NumberOf(pull)}"));
        }

        var (word, isOpen) = StateOf(pull);
        return isOpen switch
        {
            true when OpenPulls.IsWhole(pull) => new PullRequestEvidence.Open(await ToPullRequestAsync(client, pull, cancellationToken)),
            false => new PullRequestEvidence.Closed(),
            _ => throw new ForgeException($"its state is '{RemoteText.Clean(word)}', and its description may be incomplete"),
        };
    }

    private static SourceFailure Failure(string source, ForgeException exception) => new(source, exception.Reason, exception.Advice);
}
