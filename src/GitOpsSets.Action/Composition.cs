using System.Security.Cryptography;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Publishing;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Templating.Evaluation;

namespace GitOpsSets.Action;

/// <summary>What is real: every object of the program, made by <c>new</c>.</summary>
internal sealed class Composition(HostProcess process, Options options) : IDisposable
{
    private readonly ForgeHttp _http = new(
        ForgeHttpPolicy.Default.WithPrivateHosts([.. options.Sources.PrivateHosts, .. HomeHosts(process)]),
        process.Clock,
        NextJitter,
        _ => { });

    /// <summary>The repository's folder.</summary>
    public string Root { get; } = process.PathOf(options.Path);

    public void Dispose() => _http.Dispose();

    public GitCommand NewGit() => new(new GitEnvironment(process.Environment), TimeSpan.FromMinutes(5), process.Clock, _ => { });

    public IReadOnlyList<IPullRequestLister> NewListers() => [new GitHubPullRequests(_http, NewHomeForge())];

    public RenderSettings NewRenderSettings() => new(TemplateLimits.Default, process.Clock, options.Reading.Seed) { Guard = options.Guard };

    public DefinitionFactory NewFactory() => new(Dialects.GitOpsSet, Dialects.ResourceSet);

    public ITreeSource NewTrees(IFileTree own, Checkout? checkout) => new TreeSources
    {
        RepositoryRoot = options.Reading.RepositoryRoot is { } root ? process.PathOf(root) : null,
        Folders = options.Sources.Trees.ToDictionary(tree => tree.Key, tree => process.PathOf(tree.Value), StringComparer.Ordinal),
        OwnRemote = checkout?.Origin?.Location,
        Own = own,
    };

    public RunPorts NewPorts(IPublisher publisher, Checkout? checkout) => new()
    {
        Definitions = new DefinitionLoader(NewFactory()),
        Publisher = publisher,
        Trees = tree => NewTrees(tree, checkout),
        PullRequests = NewListers(),
        Secrets = options.Sources.Secrets,
        Clock = process.Clock,
    };

    public RunOptions NewRunOptions(Checkout? checkout) => new()
    {
        Definitions = FileGlob.Parse(options.Reading.Globs),
        Publish = new PublishOptions(options.Publish.Output, options.Publish.CommitMessage, checkout?.HeadCommit, RunId()),
        Render = NewRenderSettings(),
        Deletions = options.Publish.Deletion,
        Nested = options.Reading.Nested == NestedMode.Emit ? NestedSets.Emit : NestedSets.Expand,
    };

    /// <summary>The publisher that the options ask for.</summary>
    public IPublisher NewPublisher(GitTarget? target, Checkout? checkout) => options.Publish.Mode switch
    {
        PublishMode.Files => new FilesPublisher(Root),
        PublishMode.Commit when target is not null => new BranchPublisher(
            new CommitPublisher(NewGit(), process.Clock, new Backoff(process.Clock, NextJitter)),
            target,
            new WorkTree(Root),
            checkout?.HeadCommit,
            target.Branch == checkout?.Branch || checkout?.Branch is null,
            options.Publish.Author,
            options.Publish.Committer),
        _ => new DryRunPublisher(new WorkTree(Root)),
    };

    private static double NextJitter() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000.0;

    private static IEnumerable<string> HomeHosts(HostProcess process) =>
        ((string[])["GITHUB_SERVER_URL", "GITHUB_API_URL"])
            .Select(name => process.Environment.GetValueOrDefault(name))
            .Where(url => Uri.TryCreate(url, UriKind.Absolute, out _))
            .Select(url => new Uri(url!).Host);

    private HomeForge? NewHomeForge() =>
        Uri.TryCreate(process.Environment.GetValueOrDefault("GITHUB_SERVER_URL") ?? "https://github.com", UriKind.Absolute, out var server)
        && Uri.TryCreate(process.Environment.GetValueOrDefault("GITHUB_API_URL") ?? "https://api.github.com", UriKind.Absolute, out var api)
            ? new HomeForge(server, api, options.Sources.Token)
            : null;

    private string? RunId() =>
        process.Environment.GetValueOrDefault("GITHUB_RUN_ID") is { Length: > 0 } run ? $"{run}.{process.Environment.GetValueOrDefault("GITHUB_RUN_ATTEMPT") ?? "1"}" : null;
}
