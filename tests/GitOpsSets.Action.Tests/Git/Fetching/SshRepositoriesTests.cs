using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Git.Fetching;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git.Fetching;

/// <summary>Real git and ssh against a real sshd.</summary>
public sealed class SshRepositoriesTests : IAsyncLifetime
{
    private const string Phrase = "open sesame $HOME";

    private readonly List<string> _calls = [];
    private GitSshHost _host = null!;
    private GitHttpRepository _fleet = null!;
    private SshKeys _key = null!;
    private string _first = "";
    private string _second = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(GitSshHost.IsInstalled, GitSshHost.Missing);
        _host = await GitSshHost.StartAsync(Token);
        _key = await SshKeys.NewAsync();
        _host.LetIn(_key.Public);
        _fleet = await FillAsync(_host);
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? default;

    [Fact]
    public async Task Every_way_to_name_a_commit_leads_to_it()
    {
        Assert.Equal($"main@sha1:{_second}", await RevisionOf(new GitReference.Named("refs/heads/main", "main")));
        Assert.Equal($"v1.0.0@sha1:{_first}", await RevisionOf(new GitReference.Named("refs/tags/v1.0.0", "v1.0.0")));
        Assert.Equal($"refs/pull/7/head@sha1:{_first}", await RevisionOf(new GitReference.Named("refs/pull/7/head", "refs/pull/7/head")));
        Assert.Equal($"sha1:{_first}", await RevisionOf(new GitReference.Commit(_first)));
        Assert.Equal($"v2.0.0@sha1:{_second}", await RevisionOf(new GitReference.Tag("the last", static tags => tags[^1])));
    }

    [Fact]
    public async Task One_commit_without_history_is_fetched_and_of_its_files_those_that_were_asked_for()
    {
        var tree = Assert.IsType<TreeAnswer.Found>(await OpenAsync(Identity(), "apps/a.yaml")).Tree;

        Assert.Equal("name: b", Encoding.UTF8.GetString(Assert.IsType<FileReading.Content>(tree.Read("apps/a.yaml", 100)).Bytes.Span));
        Assert.Throws<InvalidOperationException>(() => tree.Read("README.md", 100));
        Assert.Contains(_calls, static call => call.Contains("--depth=1 --filter=blob:none", StringComparison.Ordinal));
        Assert.Equal(3, _host.Sessions);
    }

    [Fact]
    public async Task A_server_that_speaks_the_first_protocol_only_gives_its_tips()
    {
        await using var old = await GitSshHost.StartAsync(Token, speaksVersion2: false);
        old.LetIn(_key.Public);
        var fleet = await FillAsync(old);
        await GitClient.RunAsync(fleet.Folder, "config", "uploadpack.allowFilter", "false");
        var identity = new SshIdentity(new Secret(_key.Private), new Secret(""), old.KnownHosts);

        var found = await OpenAsync(new RemoteSource.Git(fleet.Url, new GitReference.Named("refs/heads/main", "main")) { Access = new SourceAccess { Ssh = identity } }, "apps/a.yaml");
        var failure = Failure(await OpenAsync(new RemoteSource.Git(fleet.Url, new GitReference.Commit(new string('a', 40))) { Access = new SourceAccess { Ssh = identity } }));

        Assert.IsType<TreeAnswer.Found>(found);
        Assert.Contains("AcceptEnv GIT_PROTOCOL", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_key_is_taken_with_any_line_ends_and_a_passphrase_opens_it(string lineEnd)
    {
        var guarded = await SshKeys.NewAsync(Phrase);
        _host.LetIn(guarded.Public);

        var answer = await OpenAsync(new SshIdentity(new Secret(guarded.Private.Trim().ReplaceLineEndings(lineEnd)), new Secret(Phrase), _host.KnownHosts));

        Assert.IsType<TreeAnswer.Found>(answer);
    }

    [Theory]
    [InlineData("", "is protected by a passphrase, and none was given", "'password'")]
    [InlineData("wr0ng-one", "the passphrase does not open the private key", "'password'")]
    public async Task Without_its_passphrase_a_key_is_not_shown(string passphrase, string reason, string advice)
    {
        var guarded = await SshKeys.NewAsync(Phrase);
        _host.LetIn(guarded.Public);

        await FailsAsync(new SshIdentity(new Secret(guarded.Private), new Secret(passphrase), _host.KnownHosts), reason, advice);

        Assert.Equal(0, _host.Sessions);
    }

    [Fact]
    public async Task A_text_that_is_no_private_key_is_said_to_be_none()
    {
        await FailsAsync(Identity() with { Key = new Secret(_key.Public) }, "it is no private key that ssh can read", "from -----BEGIN");
        await FailsAsync(Identity() with { Key = new Secret(_key.Private.Replace("\n", " ", StringComparison.Ordinal)) }, "it is no private key that ssh can read", "with its line breaks");
    }

    [Fact]
    public async Task Another_key_is_not_let_in()
    {
        var other = await SshKeys.NewAsync();

        await FailsAsync(Identity() with { Key = new Secret(other.Private) }, $"the server does not let the user '{Environment.UserName}' in with this key: ", "as a deploy key");
    }

    [Fact]
    public async Task A_server_that_is_not_known_is_not_talked_to()
    {
        await FailsAsync(Identity() with { KnownHosts = $"example.com {_key.Public}" }, "the server's host key is not in 'known_hosts'", $"'ssh-keyscan -p {Port} 127.0.0.1'");

        Assert.Equal(0, _host.Sessions);
    }

    [Fact]
    public async Task A_server_with_another_key_than_the_known_one_is_not_talked_to()
    {
        await FailsAsync(Identity() with { KnownHosts = _host.KnownHostsOf(_key.Public) }, "the server shows another host key than 'known_hosts' has for it", "somebody else answers");

        Assert.Equal(0, _host.Sessions);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_and_a_reference_that_is_not_are_failures()
    {
        var nowhere = Failure(await OpenAsync(new RemoteSource.Git(_host.UrlOf("absent"), new GitReference.Named("refs/heads/main", "main")) { Access = new SourceAccess { Ssh = Identity() } }));
        var absent = Failure(await OpenAsync(new RemoteSource.Git(_fleet.Url, new GitReference.Named("refs/heads/none", "none")) { Access = new SourceAccess { Ssh = Identity() } }));

        Assert.Contains("does not appear to be a git repository", nowhere.Reason, StringComparison.Ordinal);
        Assert.Contains("Check the path in the URL", nowhere.Advice, StringComparison.Ordinal);
        Assert.Equal("the reference refs/heads/none is not in the repository", absent.Reason);
    }

    [Fact]
    public async Task A_server_that_lets_one_in_and_then_says_nothing_is_given_up()
    {
        _host.Hang();

        var failure = Failure(await OpenAsync(Source(Identity()), new FetchLimits { Timeout = TimeSpan.FromSeconds(1.5) }));

        Assert.Contains("it was stopped after 1.5 seconds", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_greets_is_given_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string url = string.Create(CultureInfo.InvariantCulture, $"ssh://git@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/fleet.git");

        var failure = Failure(await OpenAsync(Source(Identity()) with { Location = url }, new FetchLimits { Timeout = TimeSpan.FromSeconds(1) }));

        Assert.Contains("it was stopped after 1 seconds", failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssh://git@127.0.0.1:1/fleet.git", "ssh: connect to host 127.0.0.1 port 1: Connection refused", "Check the host and the port")]
    [InlineData("ssh://git@nowhere.invalid/fleet.git", "ssh: Could not resolve hostname nowhere.invalid", "Check the host and the port")]
    public async Task A_server_that_is_not_there_is_named(string url, string reason, string advice)
    {
        var failure = Failure(await OpenAsync(Source(Identity()) with { Location = url }));

        Assert.StartsWith(reason, failure.Reason, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_without_a_key()
    {
        var missing = Failure(await OpenAsync(Source(null) with { Access = new SourceAccess { MissingSecret = "apps/fleet-auth" } }));

        Assert.Equal("SSH wants a key, and the Secret 'apps/fleet-auth' was not handed in", missing.Reason);
        Assert.Contains("apps/fleet-auth/identity<<END", missing.Advice, StringComparison.Ordinal);
        Assert.Contains($"'ssh-keyscan -p {Port} 127.0.0.1'", missing.Advice, StringComparison.Ordinal);
        Assert.Contains("input sources", missing.Advice, StringComparison.Ordinal);
        Assert.Equal("SSH wants a key, and no Secret is named", Failure(await OpenAsync(Source(null))).Reason);
        Assert.Empty(_calls);
    }

    [Fact]
    public async Task The_user_is_the_Secrets_before_that_of_the_address()
    {
        var source = Source(Identity()) with { Location = _fleet.Url.Replace($"{Environment.UserName}@", "nobody-at-all@", StringComparison.Ordinal) };

        Assert.IsType<TreeAnswer.Found>(await OpenAsync(source with { Access = source.Access with { UserName = Environment.UserName } }));
        Assert.StartsWith("the server does not let the user 'nobody-at-all' in", Failure(await OpenAsync(source)).Reason, StringComparison.Ordinal);
        Assert.StartsWith("the 'username' of its Secret", Failure(await OpenAsync(source with { Access = source.Access with { UserName = "-oProxyCommand=x" } })).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_lies_in_a_private_file_while_it_is_needed()
    {
        using (var repositories = Repositories(FetchLimits.Default))
        {
            await repositories.OpenAsync(Request(Source(Identity())), Token);
            string file = Assert.Single(KeyFiles());
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
        }

        Assert.Empty(KeyFiles());
    }

    [Fact]
    public async Task A_cancellation_takes_the_key_away()
    {
        _host.Hang();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var repositories = Repositories(FetchLimits.Default);
        var opening = repositories.OpenAsync(Request(Source(Identity())), stop.Token);
        while (!_host.Log.Any(static line => line.StartsWith("Accepted publickey", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        Assert.Single(KeyFiles());
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        Assert.Empty(KeyFiles());
    }

    private int Port => _host.Port;

    // Other tests have keys of their own.
    private IEnumerable<string> KeyFiles() => Directory.EnumerateDirectories(Path.GetTempPath(), "gitopssets-*")
        .Select(static folder => Path.Combine(folder, "ssh/key")).Where(file => File.Exists(file) && File.ReadAllText(file) == _key.Private);

    private static SourceFailure Failure(TreeAnswer answer) => Assert.IsType<TreeAnswer.Unavailable>(answer).Failure;

    private static TreeRequest Request(RemoteSource source, params string[] files) => new("GitRepository", "apps", "fleet") { Remote = source, Files = [.. files] };

    private SshIdentity Identity() => new(new Secret(_key.Private), new Secret(""), _host.KnownHosts);

    private RemoteSource.Git Source(SshIdentity? identity) => new(_fleet.Url, new GitReference.Named("refs/heads/main", "main")) { Access = new SourceAccess { Ssh = identity } };

    private async Task<GitHttpRepository> FillAsync(GitSshHost host)
    {
        var fleet = await host.CreateAsync("fleet");
        _first = await fleet.CommitAsync("main", ("apps/a.yaml", "name: a"), ("README.md", "# fleet"));
        await GitClient.RunAsync(fleet.Folder, "tag", "v1.0.0", _first);
        await GitClient.RunAsync(fleet.Folder, "update-ref", "refs/pull/7/head", _first);
        _second = await fleet.CommitAsync("main", ("apps/a.yaml", "name: b"));
        await GitClient.RunAsync(fleet.Folder, "tag", "v2.0.0", _second);
        return fleet;
    }

    private GitRepositories Repositories(FetchLimits limits) => new(
        new GitCommand(new GitEnvironment(GitRoom.Variables(("SSH_AUTH_SOCK", "/nonexistent/agent"))), limits.Timeout, TimeProvider.System, _calls.Add),
        new FetchPassage(static (_, _, _) => Task.FromResult<GitCredentials?>(null), static (_, _, _) => Task.FromResult<SourceRefusal?>(null)),
        new Backoff(TimeProvider.System, static () => 0.01),
        limits,
        TimeProvider.System);

    private async Task<TreeAnswer> OpenAsync(RemoteSource source, FetchLimits limits, params string[] files)
    {
        using var repositories = Repositories(limits);
        return await repositories.OpenAsync(Request(source, files), Token);
    }

    private Task<TreeAnswer> OpenAsync(RemoteSource source, params string[] files) => OpenAsync(source, FetchLimits.Default, files);

    private Task<TreeAnswer> OpenAsync(SshIdentity identity, params string[] files) => OpenAsync(Source(identity), files);

    private async Task<string> RevisionOf(GitReference reference) => Assert.IsType<TreeAnswer.Found>(await OpenAsync(Source(Identity()) with { Reference = reference })).Revision;

    private async Task FailsAsync(SshIdentity identity, string reason, string advice)
    {
        var failure = Failure(await OpenAsync(identity));

        Assert.StartsWith($"GitRepository 'apps/fleet' at ssh://127.0.0.1:{Port}/fleet.git", failure.Source, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
        string said = failure.ToString() + string.Concat(_calls);
        Assert.DoesNotContain(identity.Key.Reveal().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line.Length > 40), line => said.Contains(line.Trim(), StringComparison.Ordinal));
        Assert.DoesNotContain("wr0ng-one", said, StringComparison.Ordinal);
    }
}
