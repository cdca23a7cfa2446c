using System.Collections.Immutable;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Git.Fetching;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Oci;
using GitOpsSets.Action.Oci.Artifacts;
using GitOpsSets.Action.Publishing;
using GitOpsSets.Action.Sources;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action;

/// <summary>What sources are asked through, made by <c>new</c>: forges, registries, repositories, and who the run is to each of them.</summary>
/// <param name="process">The environment.</param>
/// <param name="options">The tokens and folders that were given.</param>
/// <param name="host">Vouches for the run.</param>
/// <param name="reporter">Hides tokens that are made on the way.</param>
/// <param name="http">The way to forges and registries.</param>
/// <param name="endpoints">The way to whatever definitions name.</param>
/// <param name="backoff">How fetches are tried again.</param>
internal sealed class SourceComposition(HostProcess process, Options options, CiHost host, IRunReporter reporter, ForgeHttp http, HttpSource endpoints, Func<Backoff> backoff) : IDisposable
{
    private readonly List<IDisposable> _fetched = [];
    private (HomeForge? Home, ImmutableArray<ForgeAdapters> All)? _forges;

    /// <summary>Who the run is to clouds; one, so that each exchange happens once.</summary>
    private CloudSignIn Cloud => field ??= new CloudSignIn(http, process.Cloud(host));

    public void Dispose() => _fetched.ForEach(static fetched => fetched.Dispose());

    /// <summary>The forges that are published to.</summary>
    public static PublishingForges PublishingForges { get; } = new([.. ForgeCatalog.All.Select(static forge => forge.Publishing).OfType<PublishingForge>()]);

    /// <summary>Who lists pull requests. A locked run has nobody to ask, so that it cannot.</summary>
    /// <param name="home">The forge whose token the run has; null for none.</param>
    public IReadOnlyList<IPullRequestLister> NewListers(HomeForge? home) => options.Sources.IsLocked ? [] :
        [.. Forges(home).Select(static forge => forge.PullRequests).OfType<IPullRequestLister>()];

    /// <summary>Who lists branches, tags and environments. A locked run has nobody to ask, so that it cannot.</summary>
    /// <param name="home">The forge whose token the run has; null for none.</param>
    public IReadOnlyList<IReferenceLister> NewReferenceListers(HomeForge? home) => options.Sources.IsLocked ? [] :
        [.. Forges(home).Select(static forge => forge.References).OfType<IReferenceLister>(), new SignedInReferences(new RegistryTags(http), new RepositorySignIn(Cloud.ToRegistryAsync))];

    // Kept, so that what lists and what fetches share the tokens it signs in for.
    private ImmutableArray<ForgeAdapters> Forges(HomeForge? home)
    {
        if (_forges is not { } kept || kept.Home != home)
        {
            var around = new ForgeSurroundings(http, TokensOf(home), home, reporter.Mask, Cloud.Entra, new AwsSigners(Cloud.Amazon, process.Clock));
            _forges = kept = (home, [.. ForgeCatalog.All.Select(forge => forge.Connect(around))]);
        }

        return kept.All;
    }

    /// <summary>Where files of repositories are read.</summary>
    /// <param name="own">The repository that is checked out.</param>
    /// <param name="checkout">What is known of it; null when it is none.</param>
    /// <param name="home">The forge whose token the run has; null for none.</param>
    public ITreeSource NewTrees(IFileTree own, Checkout? checkout, HomeForge? home) => new TreeSources
    {
        RepositoryRoot = options.Reading.RepositoryRoot is { } root ? process.PathOf(root) : null,
        Folders = options.Sources.Trees.ToDictionary(tree => tree.Key, tree => process.PathOf(tree.Value), StringComparer.Ordinal),
        OwnRemote = checkout?.Origin?.Location,
        Own = own,
        Remotes = new Dictionary<string, ITreeSource>(StringComparer.Ordinal)
        {
            ["GitRepository"] = NewGitRepositories(home),
            ["OCIRepository"] = new OciRepositories(http, Cloud.ToRegistryAsync, new RegistryTags(http), endpoints, ArtifactLimits.Default),
        },
    };

    private GitRepositories NewGitRepositories(HomeForge? home)
    {
        var limits = FetchLimits.Default;
        var git = new GitCommand(new GitEnvironment(process.Environment), limits.Timeout, process.Clock, reporter.Debug);
        var signIn = new FetchSignIn(Forges(home), TokensOf(home));
        var repositories = new GitRepositories(git, new FetchPassage(signIn.FindAsync, RefuseAsync), backoff(), limits, process.Clock);
        _fetched.Add(repositories);
        return repositories;

        async Task<SourceRefusal?> RefuseAsync(Uri address, bool hasCredentials, CancellationToken cancellationToken) =>
            await PrivateHosts.RefuseAsync(http.Policy, address, hasCredentials, cancellationToken) is { } refusal ? new SourceRefusal(refusal.Reason, refusal.Advice) : null;
    }

    private ForgeTokens TokensOf(HomeForge? home) => new(
        home is not null && ForgeCatalog.IsForTheServer(home) ? home : null,
        [.. options.Sources.Tokens.Select(static token => new HostToken(token.Server, token.Token))],
        [.. options.Sources.EnvironmentTokens.Select(static token => new HostToken(token.Server, token.Token))]);
}
