using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Git.Fetching;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Git.Fetching;

/// <summary>Real git against a real git server.</summary>
public sealed class GitRepositoriesTests : IAsyncLifetime
{
    private GitRoom _room = null!;
    private GitHttpRepository _fleet = null!;
    private string _first = "";
    private string _second = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _room = await GitRoom.OpenAsync();
        _fleet = await _room.Host.CreateAsync("fleet");
        _first = await _fleet.CommitAsync("main", ("apps/a.yaml", "name: a"), ("apps/.sourceignore", "*.md"), ("README.md", "# fleet"));
        await GitClient.RunAsync(_fleet.Folder, "tag", "v1.2.0", _first);
        await GitClient.RunAsync(_fleet.Folder, "-c", "user.name=x", "-c", "user.email=x@y", "tag", "--annotate", "--message=x", "v1.10.0", _first);
        await GitClient.RunAsync(_fleet.Folder, "tag", "v2.0.0-rc.1", _first);
        await GitClient.RunAsync(_fleet.Folder, "update-ref", "refs/pull/7/head", _first);
        _second = await _fleet.CommitAsync("main", ("apps/a.yaml", "name: b"));
        await GitClient.RunAsync(_fleet.Folder, "tag", "v2.0.0", _second);
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Every_way_to_name_a_commit_leads_to_it()
    {
        Assert.Equal($"main@sha1:{_second}", await RevisionOf(new GitReference.Named("refs/heads/main", "main")));
        Assert.Equal($"v1.10.0@sha1:{_first}", await RevisionOf(new GitReference.Named("refs/tags/v1.10.0", "v1.10.0")));
        Assert.Equal($"refs/pull/7/head@sha1:{_first}", await RevisionOf(new GitReference.Named("refs/pull/7/head", "refs/pull/7/head")));
        Assert.Equal($"sha1:{_first}", await RevisionOf(new GitReference.Commit(_first)));
        Assert.Equal($"v2.0.0@sha1:{_second}", await RevisionOf(new GitReference.Tag("the last", static tags => tags[^2])));
    }

    [Fact]
    public async Task A_choice_sees_every_tag_once_by_its_name()
    {
        ImmutableArray<string> seen = [];

        await OpenAsync(Source(new GitReference.Tag("any", tags => (seen = tags)[0])));

        Assert.Equal(["v1.10.0", "v1.2.0", "v2.0.0", "v2.0.0-rc.1"], seen);
    }

    [Fact]
    public async Task Names_are_all_there_and_contents_only_where_they_were_asked_for()
    {
        var tree = Tree(await OpenAsync(Source(), "apps/a.yaml", "apps/absent.yaml"));

        Assert.Equal(["README.md", "apps"], tree.List("").Select(static entry => entry.Name), StringComparer.Ordinal);
        Assert.Equal("name: b", Text(tree, "apps/a.yaml"));
        Assert.Equal("*.md", Text(tree, "apps/.sourceignore"));
        Assert.IsType<FileReading.NotAFile>(tree.Read("apps/absent.yaml", 100));
        Assert.Throws<InvalidOperationException>(() => tree.Read("README.md", 100));
    }

    [Fact]
    public async Task One_commit_without_its_history_and_without_files_is_fetched_once_for_all()
    {
        using var repositories = Repositories();
        await repositories.OpenAsync(Request(Source()), Token);
        int asked = _room.Host.Exchanges.Count;

        await repositories.OpenAsync(Request(Source()), Token);

        Assert.Equal(asked, _room.Host.Exchanges.Count);
        Assert.Contains(_room.Calls, static call => call.Contains("--depth=1 --filter=blob:none", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_link_and_no_submodule_is_followed()
    {
        string blob = (await GitClient.RunAsync(_fleet.Folder, "rev-parse", $"{_second}:apps/a.yaml")).Trim();
        string tree = await MakeTreeAsync($"100644 blob {blob}\tkept.yaml\n120000 blob {blob}\tlink.yaml\n160000 commit {_first}\tmodule\n");
        string commit = (await GitClient.RunAsync(_fleet.Folder, "commit-tree", tree, "-m", "links")).Trim();
        await GitClient.RunAsync(_fleet.Folder, "update-ref", "refs/heads/links", commit);

        var opened = Tree(await OpenAsync(Source(new GitReference.Named("refs/heads/links", "links")), "kept.yaml", "link.yaml"));

        Assert.Equal(["kept.yaml", "module"], opened.List("").Select(static entry => entry.Name), StringComparer.Ordinal);
        Assert.Empty(opened.List("module"));
    }

    [Theory]
    [InlineData("refs/heads/none", "the reference refs/heads/none is not in the repository")]
    [InlineData("refs/tags/v9", "the reference refs/tags/v9 is not in the repository")]
    public async Task A_reference_that_is_not_there_is_no_other_one(string name, string reason)
    {
        var failure = Failure(await OpenAsync(Source(new GitReference.Named(name, name))));

        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        Assert.StartsWith($"GitRepository 'apps/fleet' at {_fleet.Url}", failure.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_is_not_there_and_a_choice_of_none_are_failures()
    {
        Failure(await OpenAsync(Source(new GitReference.Commit(new string('a', 40)))));

        Assert.Contains("a version of >9 is not in the repository", Failure(await OpenAsync(Source(new GitReference.Tag("a version of >9", static _ => null)))).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("basic", "Basic eDp0MGs=")]
    [InlineData("bearer", "Bearer t0k")]
    [InlineData("home", "Basic eDp0MGs=")]
    public async Task The_credential_is_shown_as_its_kind_wants(string kind, string header)
    {
        _room.Host.Authorize = given => string.Equals(given, header, StringComparison.OrdinalIgnoreCase);
        var access = kind switch
        {
            "basic" => new SourceAccess { UserName = "x", Password = new Secret("t0k") },
            "bearer" => new SourceAccess { BearerToken = new Secret("t0k") },
            _ => SourceAccess.Anonymous,
        };
        using var repositories = Repositories(home: _ => kind == "home" ? GitCredentials.Basic("x", new Secret("t0k")) : null);

        var answer = await repositories.OpenAsync(Request(Source() with { Access = access }), Token);

        Assert.IsType<TreeAnswer.Found>(answer);
    }

    [Fact]
    public async Task The_certificates_of_the_secret_are_trusted_and_shown()
    {
        var authority = new FakeAuthority("root");
        using var server = authority.Sign("127.0.0.1");
        using var caller = authority.Sign("the caller");
        await using var room = await GitRoom.OpenAsync(server);
        List<string?> callers = [];
        room.Host.Intercept = (context, answer) =>
        {
            callers.Add(context.Connection.ClientCertificate?.Subject);
            return answer();
        };
        var fleet = await room.Host.CreateAsync("fleet");
        await fleet.CommitAsync("main", ("a.yaml", "x"));
        var mutual = new TlsSettings(authority.Pem, new ClientCertificate(caller.ExportCertificatePem(), new Secret(FakeAuthority.KeyOf(caller))));

        var shown = await OpenAsync(Source(url: fleet.Url) with { Access = new SourceAccess { Tls = mutual } }, "a.yaml");
        var untrusted = Failure(await OpenAsync(Source(url: fleet.Url)));

        Assert.IsType<TreeAnswer.Found>(shown);
        Assert.Equal(["CN=the caller"], callers.Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("certificate", untrusted.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_credential_the_secret_that_is_missing_is_named_and_a_wrong_one_is_not_shown()
    {
        _room.Host.Authorize = static _ => false;

        var missing = Failure(await OpenAsync(Source() with { Access = new SourceAccess { MissingSecret = "apps/fleet-auth" } }));
        Assert.Equal("HTTP 401: it wants credentials, or other ones", missing.Reason);
        Assert.Contains("apps/fleet-auth/password=", missing.Advice, StringComparison.Ordinal);

        var wrong = Failure(await OpenAsync(Source() with { Access = new SourceAccess { UserName = "x", Password = new Secret("s3cr3t") } }));
        Assert.Contains("403", wrong.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_refused_is_not_asked()
    {
        using var repositories = Repositories(refuse: static (_, _) => new SourceRefusal("it is private", "name it"));

        Assert.Equal("it is private", Failure(await repositories.OpenAsync(Request(Source()), Token)).Reason);
        Assert.Empty(_room.Host.Exchanges);
    }

    [Fact]
    public async Task More_than_the_bound_is_not_fetched()
    {
        string noise = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(3 * 1024 * 1024));
        await _fleet.CommitAsync("large", ("large.yaml", noise));
        using var repositories = Repositories(new FetchLimits { MaxBytes = 1024 * 1024 });

        var failure = Failure(await repositories.OpenAsync(Request(Source(new GitReference.Named("refs/heads/large", "large")), "large.yaml"), Token));

        Assert.Equal("the server sends more than 1 MiB", failure.Reason);
    }

    [Fact]
    public async Task A_file_over_its_bound_is_not_read()
    {
        using var repositories = Repositories(new FetchLimits { MaxFileBytes = 3 });

        var tree = Tree(await repositories.OpenAsync(Request(Source(), "apps/a.yaml"), Token));

        Assert.Equal(7, Assert.IsType<FileReading.TooLarge>(tree.Read("apps/a.yaml", 100)).Size);
    }

    [Fact]
    public async Task A_repository_of_sha256_is_read_as_any_other()
    {
        var modern = await _room.Host.CreateAsync("modern", "sha256");
        string commit = await modern.CommitAsync("main", ("a.yaml", "x"));

        var found = Assert.IsType<TreeAnswer.Found>(await OpenAsync(Source(url: modern.Url), "a.yaml"));

        Assert.Equal($"main@sha256:{commit}", found.Revision);
    }

    [Fact]
    public async Task A_server_that_drips_is_given_up()
    {
        _room.Host.Intercept = static async (context, _) =>
        {
            await context.Response.StartAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        using var repositories = Repositories(new FetchLimits { Timeout = TimeSpan.FromMilliseconds(700) });

        var failure = Failure(await repositories.OpenAsync(Request(Source()), Token));

        Assert.Contains("it was stopped after 0.7 seconds", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_for_a_moment_is_asked_again()
    {
        int failures = 2;
        _room.Host.Intercept = async (context, answer) =>
        {
            if (Interlocked.Decrement(ref failures) >= 0)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            await answer();
        };

        Assert.IsType<TreeAnswer.Found>(await OpenAsync(Source()));
    }

    private static IFileTree Tree(TreeAnswer answer) => Assert.IsType<TreeAnswer.Found>(answer).Tree;

    private static SourceFailure Failure(TreeAnswer answer) => Assert.IsType<TreeAnswer.Unavailable>(answer).Failure;

    private static string Text(IFileTree tree, string path) => Encoding.UTF8.GetString(Assert.IsType<FileReading.Content>(tree.Read(path, 100)).Bytes.Span);

    private static TreeRequest Request(RemoteSource source, params string[] files) => new("GitRepository", "apps", "fleet") { Remote = source, Files = [.. files] };

    private RemoteSource.Git Source(GitReference? reference = null, string? url = null) =>
        new(url ?? _fleet.Url, reference ?? new GitReference.Named("refs/heads/main", "main")) { Access = SourceAccess.Anonymous };

    private GitRepositories Repositories(FetchLimits? limits = null, Func<Uri, GitCredentials?>? home = null, Func<Uri, bool, SourceRefusal?>? refuse = null) => new(
        _room.Git((limits ?? FetchLimits.Default).Timeout),
        new FetchPassage((address, _, _) => Task.FromResult(home?.Invoke(address)), (address, hasCredentials, _) => Task.FromResult(refuse?.Invoke(address, hasCredentials))),
        new Backoff(TimeProvider.System, static () => 0.01),
        limits ?? FetchLimits.Default,
        TimeProvider.System);

    private async Task<TreeAnswer> OpenAsync(RemoteSource source, params string[] files)
    {
        using var repositories = Repositories();
        return await repositories.OpenAsync(Request(source, files), Token);
    }

    private async Task<string> RevisionOf(GitReference reference) => Assert.IsType<TreeAnswer.Found>(await OpenAsync(Source(reference))).Revision;

    private async Task<string> MakeTreeAsync(string entries)
    {
        var start = new System.Diagnostics.ProcessStartInfo("git", ["mktree", "--missing"]) { WorkingDirectory = _fleet.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = System.Diagnostics.Process.Start(start)!;
        await process.StandardInput.WriteAsync(entries);
        process.StandardInput.Close();
        return (await process.StandardOutput.ReadToEndAsync(Token)).Trim();
    }
}
