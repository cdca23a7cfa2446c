using System.Collections.Concurrent;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git.Fetching;

/// <summary>Fetches what GitRepository objects stand for, each of them once, however many sets read it.</summary>
/// <param name="git">The executable; its calls end after the limits' time.</param>
/// <param name="passage">Where may be asked, and as whom.</param>
/// <param name="backoff">Waits before a server that did not answer is asked again.</param>
/// <param name="limits">How much is fetched.</param>
/// <param name="clock">Measures.</param>
internal sealed class GitRepositories(GitCommand git, FetchPassage passage, Backoff backoff, FetchLimits limits, TimeProvider clock) : ITreeSource, IDisposable
{
    private readonly ConcurrentDictionary<(string Namespace, string Name), Lazy<Task<FetchedRepository>>> _repositories = new();

    /// <inheritdoc/>
    public async Task<TreeAnswer> OpenAsync(TreeRequest request, CancellationToken cancellationToken)
    {
        var source = (RemoteSource.Git)request.Remote!;
        string place = $"{TreeSources.Describe(request)} at {RemoteAddress.WithoutCredentials(source.Location)}";
        if (!GitRemote.TryParse(source.Location, credentials: null, out var plain) || !AbsoluteAddress.TryRead(plain.Location, out var address))
        {
            return new TreeAnswer.Unavailable(new SourceFailure(place, "this is no address that is handed to git", "Write the repository's URL with https:// or ssh://"));
        }

        if (plain.Ssh is not null && source.Access.Ssh is null)
        {
            return new TreeAnswer.Unavailable(FetchFailure.WithoutKey(place, plain.Ssh, source.Access.MissingSecret));
        }

        GitCredentials? credentials = null;
        try
        {
            credentials = plain.Ssh is not null ? null : FetchCredentials.Of(source.Access) ?? plain.Credentials ?? await passage.SignInAsync(address, source.Access, cancellationToken);
            if (await passage.RefuseAsync(address, credentials is not null, cancellationToken) is { } refusal)
            {
                return new TreeAnswer.Unavailable(new SourceFailure(place, refusal.Reason, refusal.Advice));
            }

            var remote = plain.Ssh is { } server
                ? plain.As(FetchCredentials.UserOf(source.Access, server)).With(source.Access.Ssh)
                : GitRemote.Parse(plain.Location, credentials).With(source.Access.Tls);
            var repository = await _repositories.GetOrAdd(
                (request.Namespace, request.Name),
                _ => new Lazy<Task<FetchedRepository>>(() => new PatientReader(backoff).ReadAsync(() => FetchedRepository.FetchAsync(git, remote, source.Reference, limits, clock, cancellationToken), cancellationToken))).Value;
            var tree = await new PatientReader(backoff).ReadAsync(() => repository.OpenAsync(request.Files, cancellationToken), cancellationToken);
            return new TreeAnswer.Found(tree) { IsWhole = true, Revision = repository.Revision };
        }
        catch (GitException exception)
        {
            return new TreeAnswer.Unavailable(FetchFailure.Explain(exception, place, source.Access, credentials is not null));
        }
    }

    public void Dispose()
    {
        foreach (var repository in _repositories.Values.Where(static repository => repository is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            repository.Value.Result.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
