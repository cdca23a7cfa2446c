using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Action.Forges.Bitbucket;
using GitOpsSets.Action.Forges.CodeCommit;
using GitOpsSets.Action.Forges.Gitea;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Forges.GitLab;
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
/// <param name="host">The forge that the run lives on.</param>
/// <param name="reporter">Hides tokens that are made on the way.</param>
/// <param name="http">The way to forges and registries.</param>
/// <param name="endpoints">The way to whatever definitions name.</param>
/// <param name="backoff">How fetches are tried again.</param>
internal sealed class SourceComposition(HostProcess process, Options options, CiHost host, IRunReporter reporter, ForgeHttp http, HttpSource endpoints, Func<Backoff> backoff) : IDisposable
{
    private readonly List<IDisposable> _fetched = [];
    private GitHubAccess? _gitHub;

    /// <summary>Who the run is to clouds; one, so that each exchange happens once.</summary>
    private CloudSignIn Cloud => field ??= new CloudSignIn(http, process.Cloud);

    // A token that was given for the server is no affair of a cloud's.
    private RepositorySignIn AzureDevOpsSignIn => new((repository, cancellationToken) => AzureTokens.Of(repository, repository.Server) is not null
        ? Task.FromResult(repository)
        : Cloud.ToAzureDevOpsAsync(repository, AzureOrganisation, cancellationToken));

    private AzureDevOpsOrganisation? AzureOrganisation => AzureDevOpsOrganisation.Of(
        host.Forge == "azuredevops" ? host.Server : null,
        options.Sources.Token.IsEmpty ? process.Cloud.Secret("SYSTEM_ACCESSTOKEN") : options.Sources.Token);

    private HomeForge? HomeForge => host.HomeForge(options.Sources.Token);

    // All organisations share one host: the pipeline's own token is not for it, but for its organisation.
    private ForgeTokens AzureTokens => TokensOf(host.Forge == "azuredevops" ? null : HomeForge);

    public void Dispose() => _fetched.ForEach(static fetched => fetched.Dispose());

    /// <summary>The forges that are published to.</summary>
    public PublishingForges PublishingForges => new([.. Forges(HomeForge).Select(static forge => forge.Publishing).OfType<PublishingForge>()]);

    /// <summary>Who lists pull requests. A locked run has nobody to ask, so that it cannot.</summary>
    /// <param name="home">The forge whose token the run has; null for none.</param>
    public IReadOnlyList<IPullRequestLister> NewListers(HomeForge? home) => options.Sources.IsLocked ? [] :
        [.. Forges(home).Select(static forge => forge.PullRequests?.Invoke()).OfType<IPullRequestLister>()];

    /// <summary>Who lists branches, tags and environments. A locked run has nobody to ask, so that it cannot.</summary>
    /// <param name="home">The forge whose token the run has; null for none.</param>
    public IReadOnlyList<IReferenceLister> NewReferenceListers(HomeForge? home) => options.Sources.IsLocked ? [] :
        [.. Forges(home).Select(static forge => forge.References?.Invoke()).OfType<IReferenceLister>(), new SignedInReferences(new RegistryTags(http), new RepositorySignIn(Cloud.ToRegistryAsync))];

    // A new forge is its folder and one line here.
    private IEnumerable<ForgeAdapters> Forges(HomeForge? home) =>
    [
        new(() => new GitHubPullRequests(http, GitHubOf(home)), () => new GitHubReferences(http, GitHubOf(home)), GitHubHome.Forge),
        new(() => new GitLabMergeRequests(http, TokensOf(home)), () => new GitLabReferences(http, TokensOf(home)), GitLabHome.Forge),
        new(() => new SignedInPullRequests(new AzureDevOpsPullRequests(http, AzureTokens), AzureDevOpsSignIn), () => new SignedInReferences(new AzureDevOpsReferences(http, AzureTokens), AzureDevOpsSignIn), AzureDevOpsHome.Forge),
        new(() => new GiteaPullRequests(http, TokensOf(home)), () => new GiteaReferences(http, TokensOf(home)), GiteaHome.Forge),
        new(() => new BitbucketPullRequests(http, TokensOf(home)), References: null, Publishing: null),
        new(() => new CodeCommitPullRequests(http, NewAwsSigners()), () => new CodeCommitReferences(http, NewAwsSigners()), Publishing: null),
    ];

    /// <summary>Where files of repositories are read.</summary>
    /// <param name="own">The repository that is checked out.</param>
    /// <param name="checkout">What is known of it; null when it is none.</param>
    public ITreeSource NewTrees(IFileTree own, Checkout? checkout) => new TreeSources
    {
        RepositoryRoot = options.Reading.RepositoryRoot is { } root ? process.PathOf(root) : null,
        Folders = options.Sources.Trees.ToDictionary(tree => tree.Key, tree => process.PathOf(tree.Value), StringComparer.Ordinal),
        OwnRemote = checkout?.Origin?.Location,
        Own = own,
        Remotes = new Dictionary<string, ITreeSource>(StringComparer.Ordinal)
        {
            ["GitRepository"] = NewGitRepositories(),
            ["OCIRepository"] = new OciRepositories(http, Cloud.ToRegistryAsync, new RegistryTags(http), endpoints, ArtifactLimits.Default),
        },
    };

    private GitRepositories NewGitRepositories()
    {
        var limits = FetchLimits.Default;
        var git = new GitCommand(new GitEnvironment(process.Environment), limits.Timeout, process.Clock, reporter.Debug);
        var signIn = new FetchSignIn(Cloud, GitHubOf(HomeForge), AzureTokens, AzureOrganisation);
        var repositories = new GitRepositories(git, new FetchPassage(signIn.FindAsync, RefuseAsync), backoff(), limits, process.Clock);
        _fetched.Add(repositories);
        return repositories;

        async Task<SourceRefusal?> RefuseAsync(Uri address, bool hasCredentials, CancellationToken cancellationToken) =>
            await PrivateHosts.RefuseAsync(http.Policy, address, hasCredentials, cancellationToken) is { } refusal ? new SourceRefusal(refusal.Reason, refusal.Advice) : null;
    }

    private ForgeTokens TokensOf(HomeForge? home) => new(
        home,
        [.. options.Sources.Tokens.Select(static token => new HostToken(token.Server, token.Token))],
        [.. options.Sources.EnvironmentTokens.Select(static token => new HostToken(token.Server, token.Token))]);

    // One, so that pull requests and references share the tokens it signs in for.
    private GitHubAccess GitHubOf(HomeForge? home) => _gitHub ??= new GitHubAccess(http, TokensOf(home), reporter.Mask);

    private AwsSigners NewAwsSigners() => new(Cloud.Amazon, process.Clock);
}
