using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges;

/// <summary>A fake GitHub with one repository, and a client that waits milliseconds between tries.</summary>
internal sealed class ForgeScene : IAsyncDisposable
{
    private readonly List<ForgeHttp> _clients = [];

    private ForgeScene(FakeGitHub gitHub) => GitHub = gitHub;

    public static ForgeHttpPolicy Impatient { get; } = new ForgeHttpPolicy
    {
        AttemptTimeout = TimeSpan.FromSeconds(10),
        TotalTimeout = TimeSpan.FromSeconds(30),
        FirstDelay = TimeSpan.FromMilliseconds(1),
        LongestWait = TimeSpan.FromSeconds(1),
        Retries = 1,
        BetweenWrites = TimeSpan.Zero,
    }.WithPrivateHosts(["127.0.0.1", "localhost"]);

    public FakeGitHub GitHub { get; }

    public FakeRepository Repository { get; private init; } = new() { Id = 1, FullName = "acme/shop" };

    public ConcurrentQueue<string> Trace { get; } = new();

    public ForgeRepository Address => new(GitHub.Server, "acme/shop", null);

    public static async Task<ForgeScene> StartAsync(X509Certificate2? certificate = null)
    {
        var gitHub = await FakeGitHub.StartAsync(TestContext.Current.CancellationToken, certificate);
        return new ForgeScene(gitHub) { Repository = gitHub.AddRepository("acme/shop") };
    }

    public GitHubPullRequests Lister(HomeForge? home = null, ForgeHttpPolicy? policy = null, TimeProvider? clock = null)
    {
        var http = new ForgeHttp(policy ?? Impatient, clock ?? TimeProvider.System, static () => 0.5, Trace.Enqueue);
        _clients.Add(http);
        return new GitHubPullRequests(http, new GitHubAccess(http, ForgeTokens.OfHome(home), static _ => { }));
    }

    public GitHubReferences References()
    {
        var http = new ForgeHttp(Impatient, TimeProvider.System, static () => 0.5, Trace.Enqueue);
        _clients.Add(http);
        return new GitHubReferences(http, new GitHubAccess(http, ForgeTokens.None, static _ => { }));
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(static client => client.Dispose());
        await GitHub.DisposeAsync();
    }
}
