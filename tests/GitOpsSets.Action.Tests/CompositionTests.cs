using System.Text;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Tests.Ci;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests;

public sealed class CompositionTests : IAsyncLifetime
{
    private readonly List<string?> _shown = [];
    private GitHttpHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await GitHttpHost.StartAsync();
        _host.Authorize = header =>
        {
            _shown.Add(header);
            return header is not null;
        };
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("https://git.example.invalid/acme/shop", false)]
    [InlineData("HOST/acme/shop", true)]
    public async Task By_hand_the_token_is_for_where_the_run_pushes_and_a_repository_elsewhere_never_sees_it(string origin, bool isShown)
    {
        var fleet = await _host.CreateAsync("fleet");
        await fleet.CommitAsync("main", ("a.yaml", "x"));
        string server = _host.Address.GetLeftPart(UriPartial.Authority);

        await OpenAsync(fleet.Url, server, origin.Replace("HOST", server, StringComparison.Ordinal));

        string header = $"basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:canary"))}";
        Assert.NotEmpty(_shown);
        Assert.Equal(isShown, _shown.Contains(header, StringComparer.OrdinalIgnoreCase));
    }

    private static async Task OpenAsync(string url, string server, string origin)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITHUB_SERVER_URL"] = server,
            ["GITHUB_API_URL"] = $"{server}/api/v3",
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
        };
        var options = OptionsReader.Read(["run", "--publish", "commit", "--token", "canary"], environment, []).Value;
        var process = new HostProcess([], environment, Path.GetTempPath(), TextReader.Null, TextWriter.Null, TextWriter.Null, TimeProvider.System);
        using var composition = new Composition(process, options, CiHostCatalog.Detect(process.Variables), new RecordingReporter());
        var checkout = new Checkout(Path.GetTempPath(), HeadCommit: null, "main", default, IsShallow: false, [new CheckoutRemote("origin", GitRemote.Parse(origin, null))]);
        var request = new TreeRequest("GitRepository", "apps", "fleet")
        {
            Url = url,
            Remote = new RemoteSource.Git(url, new GitReference.Named("refs/heads/main", "main")) { Access = SourceAccess.Anonymous },
        };

        await composition.NewTrees(new InMemoryTree(), checkout).OpenAsync(request, TestContext.Current.CancellationToken);
    }
}
