using System.Security.Cryptography;
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
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Oci;
using GitOpsSets.Action.Publishing;
using GitOpsSets.Action.Sources;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Schemas;
using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Action;

/// <summary>What is real: every object of the program, made by <c>new</c>.</summary>
internal sealed class Composition(HostProcess process, Options options, CiHost host, IRunReporter reporter) : IDisposable
{
    private readonly ForgeHttp _http = new(
        process.HttpPolicy.WithPrivateHosts([.. options.Sources.PrivateHosts, .. HomeHosts(host), .. process.Cloud.OwnHosts]),
        process.Clock,
        NextJitter,
        reporter.Debug);

    private readonly PushedLanding _pushed = new(options.Publish.SigningKey, process.Environment.GetValueOrDefault("PATH") ?? "");

    /// <summary>Endpoints that definitions name.</summary>
    public HttpSource Endpoints { get; } = new(process.HttpPolicy.WithPrivateHosts(options.Sources.PrivateHosts), process.Clock, NextJitter, reporter.Debug);

    private GitHubAccess? _gitHub;

    /// <summary>Who the run is to clouds; one, so that each exchange happens once.</summary>
    private CloudSignIn Cloud => field ??= new CloudSignIn(_http, process.Cloud);

    // A token that was given for the server is no affair of a cloud's.
    private RepositorySignIn AzureDevOpsSignIn => new((repository, cancellationToken) => Tokens.Of(repository, repository.Server) is not null
        ? Task.FromResult(repository)
        : Cloud.ToAzureDevOpsAsync(repository, AzureDevOpsHome, cancellationToken));

    private AzureDevOpsHome? AzureDevOpsHome => AzureDevOpsHome.Of(
        host.Kind == CiKind.AzurePipelines ? host.Server : null,
        options.Sources.Token.IsEmpty ? process.Cloud.Secret("SYSTEM_ACCESSTOKEN") : options.Sources.Token);

    private HomeForge? HomeForge => host.HomeForge(options.Sources.Token);

    private ForgeTokens Tokens => new(
        HomeForge ?? host.HomeGitLab(options.Sources.Token),
        [.. options.Sources.Tokens.Select(static token => new HostToken(token.Server, token.Token))],
        [.. options.Sources.EnvironmentTokens.Select(static token => new HostToken(token.Server, token.Token))]);

    // One, so that pull requests and references share the tokens it signs in for.
    private GitHubAccess GitHub => _gitHub ??= new GitHubAccess(_http, Tokens, reporter.Mask);

    /// <summary>The repository's folder.</summary>
    public string Root { get; } = process.PathOf(options.Path);

    public void Dispose()
    {
        _pushed.Dispose();
        _http.Dispose();
        Endpoints.Dispose();
    }

    public GitCommand NewGit() => new(new GitEnvironment(process.Environment), TimeSpan.FromMinutes(5), process.Clock, reporter.Debug);

    // A locked run has nobody to ask, so that it cannot.
    public IReadOnlyList<IPullRequestLister> NewListers() => options.Sources.IsLocked ? [] :
    [
        new GitHubPullRequests(_http, GitHub),
        new GiteaPullRequests(_http, Tokens),
        new SignedInPullRequests(new AzureDevOpsPullRequests(_http, Tokens), AzureDevOpsSignIn),
        new GitLabMergeRequests(_http, Tokens),
        new BitbucketPullRequests(_http, Tokens),
        new CodeCommitPullRequests(_http, NewAwsSigners()),
    ];

    public IReadOnlyList<IReferenceLister> NewReferenceListers() => options.Sources.IsLocked ? [] :
    [
        new GitHubReferences(_http, GitHub),
        new GiteaReferences(_http, Tokens),
        new SignedInReferences(new AzureDevOpsReferences(_http, Tokens), AzureDevOpsSignIn),
        new GitLabReferences(_http, Tokens),
        new CodeCommitReferences(_http, NewAwsSigners()),
        new SignedInReferences(new RegistryTags(_http), new RepositorySignIn(Cloud.ToRegistryAsync)),
    ];

    /// <summary>What live sources answered before.</summary>
    public StageResult<(SourceLock Lock, string? Text)> ReadMemory(IFileTree tree) =>
        SourceLockReader.Read(tree, options.Publish.Output.Length == 0 ? SourceLock.Location : $"{options.Publish.Output}/{SourceLock.Location}");

    public RenderSettings NewRenderSettings() => new(
        TemplateLimits.Default with { MaxSteps = options.Limits[RunLimits.TemplateSteps], MaxOutputCharacters = options.Limits[RunLimits.TemplateCharacters] },
        process.Clock,
        options.Reading.Seed)
    {
        Output = new RunBudget(options.Limits[RunLimits.RunCharacters]),
        Guard = options.Guard,
        Allowances = options.Allowances,
        Warned = [.. options.WarnedSets],
    };

    public GeneratorLimits NewGeneratorLimits() => new((int)options.Limits[RunLimits.Elements]);

    // The reference command lines know no schema, only Go's types; 'render' stands in for them.
    public DefinitionFactory NewFactory() =>
        new(Dialects.GitOpsSet, Dialects.ResourceSet, options.Verb == Verb.Render ? SchemaValidator.CheckTypes : static source => SchemaValidator.Validate(source).Diagnostics);

    public DefinitionLoader NewLoader() => new(NewFactory()) { MaxFileBytes = (int)options.Limits[RunLimits.DefinitionBytes] };

    public ITreeSource NewTrees(IFileTree own, Checkout? checkout) => new TreeSources
    {
        RepositoryRoot = options.Reading.RepositoryRoot is { } root ? process.PathOf(root) : null,
        Folders = options.Sources.Trees.ToDictionary(tree => tree.Key, tree => process.PathOf(tree.Value), StringComparer.Ordinal),
        OwnRemote = checkout?.Origin?.Location,
        Own = own,
    };

    public RunPorts NewPorts(IPublisher publisher, Checkout? checkout) => new()
    {
        Definitions = NewLoader(),
        Publisher = publisher,
        Trees = tree => NewTrees(tree, checkout),
        PullRequests = NewListers(),
        Http = Endpoints,
        References = NewReferenceListers(),
        Secrets = options.Sources.Secrets,
        Clock = process.Clock,
    };

    public RunOptions NewRunOptions(Checkout? checkout, GitTarget? target) => new()
    {
        Definitions = FileGlob.Parse(options.Reading.Globs),
        Publish = new PublishOptions(options.Publish.Output, options.Publish.CommitMessage, checkout?.HeadCommit, host.RunId)
        {
            PullRequest = options.Publish.Mode == PublishMode.PullRequest && target is not null ? NewPullRequest(target) : null,
        },
        Render = NewRenderSettings(),
        Generators = NewGeneratorLimits(),
        Layout = new LayoutOptions(RefusesSecrets: true) { MaxFiles = (int)options.Limits[RunLimits.Files] },
        Shard = options.Reading.Shard,
        IsLocked = options.Sources.IsLocked,
        IgnoresSchedules = options.Sources.IgnoresSchedules,
        Deletions = options.Publish.Deletion,
        Variables = GivenVariables(),
        TakesVariablesFromKustomizations = options.Reading.Substitutions.Any(substitution => substitution is Substitution.FromKustomization),
        Nested = options.Reading.Nested == NestedMode.Emit ? NestedSets.Emit : NestedSets.Expand,
    };

    /// <summary>The publisher that the options ask for.</summary>
    public IPublisher NewPublisher(PublishMode mode, GitTarget? target, Checkout? checkout) => mode switch
    {
        PublishMode.Files => new FilesPublisher(Root),
        PublishMode.Commit when target is not null => new BranchPublisher(
            new CommitPublisher(NewGit(), process.Clock, NewBackoff(), NewLanding(target)), NewSource(checkout, target.Branch), target),
        PublishMode.PullRequest when target is not null && ForgeOf(target) is { } forge => new PullRequestPublisher(
            new ProposalPublisher(NewGit(), process.Clock, NewBackoff(), NewLanding(target)),
            forge.PullRequests,
            NewSource(checkout, target.BaseBranch!),
            target,
            new ProposalOptions(options.Publish.PullRequest.DeletesBranch, options.Publish.PullRequest.OverwritesForeign)),
        _ => new DryRunPublisher(new WorkTree(Root)),
    };

    /// <summary>What can be written to the forge that holds a repository; null when that is not known.</summary>
    public HomeRepository? ForgeOf(GitTarget target) => GitHubHome.Of(_http, HomeForge, target.Remote.Location, host.Repository);

    /// <summary>What is substituted in definitions, for verbs that do not run the whole flow.</summary>
    public DefinitionVariables NewVariables(ObjectIndex objects) =>
        new(GivenVariables(), options.Reading.Substitutions.Any(substitution => substitution is Substitution.FromKustomization) ? new FluxKustomizations(objects) : null);

    private Dictionary<string, string> GivenVariables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in options.Reading.Substitutions.SelectMany(substitution => VariableFile.Expand(substitution, new WorkTree(Root))))
        {
            variables[name] = value;
        }

        return variables;
    }

    private AwsSigners NewAwsSigners() => new(Cloud.Amazon, process.Clock);

    private ICommitLanding NewLanding(GitTarget target) => options.Publish.Sign == SignMode.Api && ForgeOf(target)?.Commits is { } authority
        ? new VerifiedLanding(authority, process.Clock, static () => RandomNumberGenerator.GetHexString(16, lowercase: true))
        : _pushed;

    private PlanSource NewSource(Checkout? checkout, string branch) => new(
        new WorkTree(Root),
        checkout?.HeadCommit,
        branch == checkout?.Branch || checkout?.Branch is null,
        options.Publish.Author,
        options.Publish.Committer)
    {
        SignsOff = options.Publish.SignsOff,
    };

    private PullRequestOptions NewPullRequest(GitTarget target)
    {
        var given = options.Publish.PullRequest;
        return new PullRequestOptions(given.Title, given.Body, ForgeOf(target)?.PullRequests.MaxBodyCharacters ?? 4000)
        {
            Labels = given.Labels,
            Reviewers = given.Reviewers,
            TeamReviewers = given.TeamReviewers,
            Assignees = given.Assignees,
            IsDraft = given.IsDraft,
        };
    }

    private Backoff NewBackoff() => new(process.Clock, NextJitter);

    private static double NextJitter() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000.0;

    private static IEnumerable<string> HomeHosts(CiHost host) =>
        ((Uri?[])[host.Server, host.Api]).Where(address => address is not null).Select(address => address!.Host);
}
