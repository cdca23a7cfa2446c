using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Commits that go to a real sshd: a checkout whose origin is an SSH address, as actions/checkout leaves it with a deploy key.</summary>
public sealed class SshPublicationTests : IAsyncLifetime
{
    private readonly string _checkout = Directory.CreateTempSubdirectory("checkout-").FullName;
    private GitSshHost _host = null!;
    private GitHttpRepository _repository = null!;
    private SshKeys _key = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(GitSshHost.IsInstalled, GitSshHost.Missing);
        _host = await GitSshHost.StartAsync(ProposalScene.Cancelled);
        _key = await SshKeys.NewAsync();
        _host.LetIn(_key.Public);
        _repository = await _host.CreateAsync("clusters");
        await _repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "web")));
        await GitClient.RunAsync(_checkout, "clone", "--quiet", _repository.Folder, ".");
        await GitClient.RunAsync(_checkout, "remote", "set-url", "origin", _repository.Url);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_checkout, recursive: true);
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_commit_lands_with_the_key_and_the_second_run_has_nothing_to_do()
    {
        var run = await RunAsync([], Key());
        var again = await RunAsync([], Key());

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("expanded/previews/teams/namespace-teams-web.yaml", await _repository.FilesAsync("main"), StringComparer.Ordinal);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(2, await _repository.CountCommitsAsync("main"));
        SaysNothingOfTheKey(run);
    }

    [Fact]
    public async Task Another_repository_is_published_to_with_the_key_too()
    {
        var other = await _host.CreateAsync("other");
        await other.CommitAsync("main", ("README.md", "x"));

        var run = await RunAsync(["--target-repository", other.Url, "--base", "main"], Key());

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("expanded/previews/teams/namespace-teams-web.yaml", await other.FilesAsync("main"), StringComparer.Ordinal);
        Assert.Equal(1, await _repository.CountCommitsAsync("main"));
    }

    [Theory]
    [InlineData("no key", "Give the inputs ssh-key and ssh-known-hosts, or publish over HTTPS")]
    [InlineData("another key", "does not let the user")]
    [InlineData("unknown host", "the server's host key is not in 'known_hosts'")]
    [InlineData("read only", "The deploy key may only read: allow it to write")]
    public async Task Whoever_is_not_let_in_is_told_what_to_do(string fault, string words)
    {
        string? before = await _repository.TipAsync("main");
        var other = await SshKeys.NewAsync();
        if (fault == "read only")
        {
            _host.ForbidPushes();
        }

        var run = await RunAsync([], fault switch
        {
            "no key" => [],
            "another key" => Key(key: other.Private),
            "unknown host" => Key(knownHosts: $"example.com {other.Public}"),
            _ => Key(),
        });

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await _repository.TipAsync("main"));
        SaysNothingOfTheKey(run);
    }

    [Theory]
    [InlineData("key alone", "ssh-key needs the input ssh-known-hosts")]
    [InlineData("hosts alone", "ssh-known-hosts is given without the input ssh-key")]
    [InlineData("public half", "the input ssh-key is not an SSH private key")]
    public async Task A_key_that_cannot_be_used_is_refused_before_anything_runs(string fault, string words)
    {
        var run = await RunAsync([], fault switch
        {
            "key alone" => Key(knownHosts: ""),
            "hosts alone" => Key(key: ""),
            _ => Key(key: _key.Public),
        });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        SaysNothingOfTheKey(run);
    }

    [Fact]
    public async Task A_key_that_nobody_would_be_shown_is_a_mistake()
    {
        await GitClient.RunAsync(_checkout, "remote", "set-url", "origin", "https://git.example.test/acme/clusters.git");

        var run = await RunAsync([], Key());

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("an ssh-key is given, but 'https://git.example.test/acme/clusters.git' is no SSH address", run.Error, StringComparison.Ordinal);
    }

    private (string Name, string Value)[] Key(string? key = null, string? knownHosts = null) =>
        [("INPUT_SSH-KEY", key ?? _key.Private), ("INPUT_SSH-KNOWN-HOSTS", knownHosts ?? _host.KnownHosts)];

    private Task<ProgramResult> RunAsync(string[] more, (string Name, string Value)[] inputs) => new ProgramHost(_checkout, null) { More = [("SSH_AUTH_SOCK", "/nonexistent/agent"), .. inputs] }
        .RunAsync(["run", "--publish", "commit", "--log-level", "debug", .. more], ProposalScene.Cancelled);

    private void SaysNothingOfTheKey(ProgramResult run) =>
        Assert.DoesNotContain(_key.Private.Split('\n').Where(static line => line.Length > 40), line => (run.Output + run.Error).Contains(line, StringComparison.Ordinal));
}
