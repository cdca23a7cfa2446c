using System.Security.Cryptography;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Publishing;
using GitOpsSets.Action.Sources;
using GitOpsSets.Action.Trees;
using GitOpsSets.Action.Verbs;
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
        process.HttpPolicy.WithPrivateHosts([.. options.Sources.PrivateHosts, .. host.OwnHosts]),
        process.Clock,
        NextJitter,
        reporter.Debug,
        process.Network);

    private ForgeHttp? _writing;
    private SourceComposition? _sources;

    private readonly PushedLanding _pushed = new(options.Publish.SigningKey, process.Environment.GetValueOrDefault("PATH") ?? "");

    /// <summary>Endpoints that definitions name.</summary>
    public HttpSource Endpoints { get; } = new(process.HttpPolicy.WithPrivateHosts(options.Sources.PrivateHosts), process.Clock, NextJitter, reporter.Debug, process.Network);

    private SourceComposition Sources => _sources ??= new SourceComposition(process, options, host, reporter, _http, Endpoints, NewBackoff);

    private HomeForge? HomeForge => host.HomeForge(options.Sources.Token);

    // Without a CI host the token is for where the run pushes: then the forge that is only taken for granted never sees it.
    private HomeForge? HomeOf(Checkout? checkout) =>
        host.IsByHand && options.Publish is { Mode: PublishMode.Commit or PublishMode.PullRequest, TargetRepository: null }
        && checkout?.Origin is { } origin && !RemoteAt(origin.Location, options.Sources.Token).IsHome
            ? null : HomeForge;

    /// <summary>Whether a CI host may read what is printed, and obeys the commands in it.</summary>
    public bool IsLogged => !host.IsByHand;

    /// <summary>The repository's folder.</summary>
    public string Root { get; } = process.PathOf(options.Path);

    public void Dispose()
    {
        _pushed.Dispose();
        _sources?.Dispose();
        _http.Dispose();
        _writing?.Dispose();
        Endpoints.Dispose();
    }

    /// <summary>Who git says the user is: asked where a person runs it, and names nobody.</summary>
    /// <param name="checkout">Whose configuration counts besides the user's own.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Checkout?> WithUserAsync(Checkout? checkout, CancellationToken cancellationToken) =>
        checkout is null || !host.IsByHand || options.Publish.Author is not null
            ? checkout
            : checkout with { User = await new GitUser(NewGit(), process.Environment).FindAsync(checkout.Root, cancellationToken) };

    public GitCommand NewGit() => new(new GitEnvironment(process.Environment), TimeSpan.FromMinutes(5), process.Clock, reporter.Debug);

    public IReadOnlyList<IPullRequestLister> NewListers(Checkout? checkout) => Sources.NewListers(HomeOf(checkout));

    public IReadOnlyList<IReferenceLister> NewReferenceListers(Checkout? checkout) => Sources.NewReferenceListers(HomeOf(checkout));

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

    // 'render' asks in the order of the reference command lines.
    public GeneratorLimits NewGeneratorLimits() => new((int)options.Limits[RunLimits.Elements]) { MaxConcurrent = options.Verb == Verb.Render ? 1 : 8 };

    // The reference command lines know no schema, only Go's types; 'render' stands in for them.
    public DefinitionFactory NewFactory() =>
        new(Dialects.GitOpsSet, Dialects.ResourceSet, options.Verb == Verb.Render ? SchemaValidator.CheckTypes : static source => SchemaValidator.Validate(source).Diagnostics);

    public DefinitionLoader NewLoader() => new(NewFactory()) { MaxFileBytes = (int)options.Limits[RunLimits.DefinitionBytes] };

    public ITreeSource NewTrees(IFileTree own, Checkout? checkout) => Sources.NewTrees(own, checkout, HomeOf(checkout));

    public RunPorts NewPorts(IPublisher publisher, Checkout? checkout) => new()
    {
        Definitions = NewLoader(),
        Publisher = publisher,
        Trees = tree => NewTrees(tree, checkout),
        PullRequests = NewListers(checkout),
        Http = Endpoints,
        References = NewReferenceListers(checkout),
        Secrets = options.Sources.Secrets,
        Clock = process.Clock,
        Budgets = () => _http.Budgets.All,
    };

    public RunOptions NewRunOptions(Checkout? checkout, GitTarget? target) => new()
    {
        Definitions = FileGlob.Parse(options.Reading.Globs),
        Publish = new PublishOptions(options.Publish.Output, options.Publish.CommitMessage, SourceOf(checkout), host.RunId)
        {
            Remark = options.Publish is { Mode: PublishMode.Commit, TargetRepository: null, CommitMessage: InputDeclarations.Subject } ? host.SkipMark : null,
            PullRequest = options.Publish.Mode == PublishMode.PullRequest && target is not null ? NewPullRequest(target, checkout) : null,
        },
        Render = NewRenderSettings(),
        Generators = NewGeneratorLimits(),
        Layout = new LayoutOptions(RefusesSecrets: true) { MaxFiles = (int)options.Limits[RunLimits.Files], Secrets = new KnownSecrets([.. RunSecrets.ConfidentialIn(options), .. process.Secrets]) },
        Shard = options.Reading.Shard,
        IsLocked = options.Sources.IsLocked,
        IgnoresSchedules = options.Sources.IgnoresSchedules,
        Deletions = options.Publish.Deletion,
        Variables = GivenVariables(),
        TakesVariablesFromKustomizations = options.Reading.Substitutions.Any(substitution => substitution is Substitution.FromKustomization),
        Nested = options.Reading.Nested == NestedMode.Emit ? NestedSets.Emit : NestedSets.Expand,
    };

    /// <summary>Every definition of a tree; what is wrong with them is said when they are run.</summary>
    public DefinitionCollection LoadDefinitions(IFileTree tree)
    {
        var objects = new ObjectIndex(tree, options.Publish.Output);
        return new DefinitionLoader(NewFactory()).Load(tree, FileGlob.Parse(options.Reading.Globs), options.Publish.Output, NewVariables(objects)).Value;
    }

    /// <summary>The publisher that the options ask for.</summary>
    public IPublisher NewPublisher(PublishMode mode, GitTarget? target, Checkout? checkout) => mode switch
    {
        PublishMode.Files => new FilesPublisher(Root, checkout is null ? null : new IgnoredPaths(NewGit(), checkout)),
        PublishMode.Commit when target is not null => new BranchPublisher(
            new CommitPublisher(NewGit(), process.Clock, NewBackoff(), NewLanding(target, checkout)), NewSource(checkout, target.Branch), target),
        PublishMode.PullRequest when target is not null && ForgeOf(target, checkout) is { } forge => new PullRequestPublisher(
            new ProposalPublisher(NewGit(), process.Clock, NewBackoff(), NewLanding(target, checkout)),
            forge.PullRequests,
            NewSource(checkout, target.BaseBranch!),
            target,
            new ProposalOptions(options.Publish.PullRequest.DeletesBranch, options.Publish.PullRequest.OverwritesForeign)),
        _ => new DryRunPublisher(new WorkTree(Root)),
    };

    /// <summary>What people can do when the remote declines.</summary>
    public RemoteAdvice AdviceOf(GitTarget target, Checkout? checkout) => SourceComposition.PublishingForges.AdviceOf(ForgeRemoteOf(target, checkout));

    private ForgeRemote ForgeRemoteOf(GitTarget target, Checkout? checkout) => RemoteAt(target.Remote.Location, PublishTarget.TokenFor(options, target.Remote.Location, checkout));

    /// <summary>What can be written to the forge that holds a repository; null when that is not known.</summary>
    public HomeRepository? ForgeOf(GitTarget target, Checkout? checkout)
    {
        var remote = ForgeRemoteOf(target, checkout);
        return SourceComposition.PublishingForges.Open(Http(remote), remote);
    }

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

    private ICommitLanding NewLanding(GitTarget target, Checkout? checkout) => options.Publish.Sign == SignMode.Api && ForgeOf(target, checkout)?.Commits is { } authority
        ? new VerifiedLanding(authority, process.Clock, static () => RandomNumberGenerator.GetHexString(16, lowercase: true))
        : _pushed;

    /// <summary>Where the definitions of what is published to a branch are.</summary>
    public PlanSource NewSource(Checkout? checkout, string branch)
    {
        var author = options.Publish.Author ?? host.Author ?? checkout?.User ?? GitIdentity.Neutral;
        bool isOnBase = options.Publish.TargetRepository is null && (branch == checkout?.Branch || checkout?.Branch is null);
        return new PlanSource(new WorkTree(Root), checkout?.HeadCommit, isOnBase, author, options.Publish.Committer ?? author) { SignsOff = options.Publish.SignsOff };
    }

    private PullRequestOptions NewPullRequest(GitTarget target, Checkout? checkout)
    {
        var given = options.Publish.PullRequest;
        return new PullRequestOptions(given.Title, given.Body, ForgeOf(target, checkout)?.PullRequests.MaxBodyCharacters ?? 4000)
        {
            Labels = given.Labels,
            Reviewers = given.Reviewers,
            TeamReviewers = given.TeamReviewers,
            Assignees = given.Assignees,
            IsDraft = given.IsDraft,
            CompletesItself = given.CompletesItself,
        };
    }

    // The user pushes there, so that it may have a private address as much as the forge the run lives on.
    private ForgeHttp Http(ForgeRemote remote)
    {
        if (remote.IsHome || remote.Server is not { } server)
        {
            return _http;
        }

        return _writing ??= new ForgeHttp(_http.Policy.WithPrivateHosts([.. _http.Policy.PrivateHosts, server.IdnHost]), process.Clock, NextJitter, reporter.Debug, process.Network);
    }

    public Backoff NewBackoff() => new(process.Clock, NextJitter);

    // Another repository is nobody's own, though the same forge may have it.
    private ForgeRemote RemoteAt(string location, Secret token) =>
        new(location, HomeForge, options.Publish.TargetRepository is null ? host.RepositoryPath ?? host.Repository : "", options.Publish.Forge, token);

    // In another repository a commit alone says nothing.
    private string? SourceOf(Checkout? checkout) =>
        checkout?.HeadCommit is { } commit && options.Publish.TargetRepository is not null && host.Repository.Length > 0 ? $"{host.Repository}@{commit}" : checkout?.HeadCommit;

    private static double NextJitter() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000.0;
}
