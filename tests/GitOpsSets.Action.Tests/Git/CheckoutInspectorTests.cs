using System.Security.Cryptography;
using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git;

public sealed class CheckoutInspectorTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-").FullName;
    private GitRoom _room = null!;
    private GitHttpRepository _repository = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CheckoutInspector Inspector => new(_room.Git());

    public async ValueTask InitializeAsync()
    {
        _room = await GitRoom.OpenAsync();
        _repository = await _room.Host.CreateAsync("r");
        await _repository.CommitAsync("main", ("a.yaml", "1\n"), ("sub/b.yaml", "2\n"));
    }

    public async ValueTask DisposeAsync()
    {
        await _room.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_clone_says_its_origin_branch_and_commit_from_any_subfolder()
    {
        await CloneAsync();

        var checkout = await Inspector.InspectAsync(Path.Combine(_folder, "sub"), Token);

        Assert.Equal((_folder, "main", await _repository.TipAsync("main")), (checkout?.Root, checkout?.Branch, checkout?.HeadCommit));
        Assert.Equal(_repository.Url, checkout?.Origin?.Location);
        Assert.Equal((false, ObjectFormat.Sha1), (checkout?.IsShallow, checkout?.Format));
    }

    [Fact]
    public async Task A_detached_head_has_no_branch()
    {
        await CloneAsync();
        await GitClient.RunAsync(_folder, "checkout", "--quiet", "--detach");

        var checkout = await Inspector.InspectAsync(_folder, Token);

        Assert.Null(checkout?.Branch);
        Assert.NotNull(checkout?.HeadCommit);
    }

    [Fact]
    public async Task A_repository_without_commits_or_remotes_is_fine()
    {
        await GitClient.RunAsync(_folder, "init", "--quiet", "--initial-branch=trunk", "--object-format=sha256", ".");

        var checkout = await Inspector.InspectAsync(_folder, Token);

        Assert.Equal(("trunk", null, null, ObjectFormat.Sha256), (checkout?.Branch, checkout?.HeadCommit, checkout?.Origin, checkout?.Format));
    }

    [Fact]
    public async Task A_plain_folder_is_no_checkout_and_no_error() => Assert.Null(await Inspector.InspectAsync(_folder, Token));

    [Fact]
    public async Task A_folder_that_belongs_to_another_user_is_read()
    {
        await CloneAsync();
        Assert.SkipUnless(Environment.UserName == "root", "only root can give a folder to somebody else");
        await ChownAsync("1001:1001", _folder);

        var checkout = await Inspector.InspectAsync(_folder, Token);
        using var tree = await GitTree.OpenAsync(_room.Git(), checkout!.Root, checkout.HeadCommit!, Token);

        Assert.Equal("main", checkout.Branch);
        Assert.IsType<FileReading.Content>(tree.Read("sub/b.yaml", 10));
    }

    [Fact]
    public async Task A_password_in_the_address_is_taken_out_of_it()
    {
        await CloneAsync();
        await GitClient.RunAsync(_folder, "remote", "set-url", "origin", "https://gitlab-ci-token:s3cr3t@git.example.invalid/group/app.git");

        var checkout = await Inspector.InspectAsync(_folder, Token);

        Assert.Equal("https://git.example.invalid/group/app.git", checkout?.Origin?.Location);
        Assert.DoesNotContain("s3cr3t", checkout?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_leaves_a_shallow_checkout_with_a_persisted_header_as_it_was()
    {
        await CloneAsync("--depth=1");
        await _repository.CommitAsync("main", ("later.yaml", "1\n"));
        var credentials = GitCredentials.Basic("x-access-token", new Secret("tok-own"));
        var own = credentials.Header["AUTHORIZATION: ".Length..];
        _room.Host.Authorize = header => header == own;
        await GitClient.RunAsync(_folder, "config", $"http.{_repository.Url}.extraheader", "AUTHORIZATION: basic persisted");
        _room.Host.Exchanges.Clear();
        var before = Fingerprint();

        var checkout = await Inspector.InspectAsync(_folder, Token);
        using var tree = await GitTree.OpenAsync(_room.Git(), _folder, checkout!.HeadCommit!, Token);
        Assert.IsType<FileReading.Content>(tree.Read("sub/b.yaml", 10));
        var target = GitRoom.Target(_repository, credentials: credentials) with { Remote = GitRemote.Parse(checkout.Origin!.Location, credentials) };
        var published = await _room.Publisher().PublishAsync(target, GitRoom.Propose(("out.yaml", "1\n")), Token);

        Assert.True(checkout.IsShallow);
        Assert.Equal(published?.Commit, await _repository.TipAsync("main"));
        Assert.Equal(before, Fingerprint());
        Assert.All(_room.Host.Exchanges, exchange => Assert.Equal([own], exchange.Authorization));
    }

    [Fact]
    public async Task Our_header_replaces_one_that_the_checkout_persists()
    {
        await CloneAsync();
        var credentials = GitCredentials.Basic("x-access-token", new Secret("tok-own"));
        await GitClient.RunAsync(_folder, "config", $"http.{_repository.Url}.extraheader", "AUTHORIZATION: basic persisted");
        _room.Host.Exchanges.Clear();
        var invocation = new GitInvocation
        {
            Operation = "list the branches",
            Directory = _folder,
            Remote = GitRemote.Parse(_repository.Url, credentials),
            Arguments = ["ls-remote", _repository.Url],
        };

        await _room.Git().RunAsync(invocation, Token);

        Assert.All(_room.Host.Exchanges, exchange => Assert.Equal([credentials.Header["AUTHORIZATION: ".Length..]], exchange.Authorization));
        Assert.NotEmpty(_room.Host.Exchanges);
    }

    private static async Task ChownAsync(string owner, string folder)
    {
        using var process = System.Diagnostics.Process.Start("chown", ["-R", owner, folder]);
        await process.WaitForExitAsync(Token);
    }

    private Task<string> CloneAsync(params string[] options) => GitClient.RunAsync(_folder, ["clone", "--quiet", .. options, _repository.Url, "."]);

    // Every name with its content and time of change.
    private string Fingerprint()
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateFileSystemEntries(_folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Order(StringComparer.Ordinal))
        {
            var hash = File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "";
            text.Append(path).Append(' ').Append(File.GetLastWriteTimeUtc(path).Ticks).Append(' ').AppendLine(hash);
        }

        return text.ToString();
    }
}
