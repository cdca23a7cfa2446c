using System.Diagnostics;
using System.Globalization;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Git;

public sealed class GitCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("command-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Git_inherits_proxies_and_authorities_but_no_token_and_no_git_setting()
    {
        var git = Command(
            null,
            ("ACTIONS_RUNTIME_TOKEN", "secret"), ("INPUT_TOKEN", "secret"), ("GITHUB_TOKEN", "secret"), ("SYSTEM_ACCESSTOKEN", "secret"), ("MY_PASSWORD", "secret"),
            ("GIT_DIR", "/elsewhere"), ("GIT_SSL_NO_VERIFY", "1"), ("GIT_CONFIG_PARAMETERS", "'a.b=c'"), ("GIT_TRACE", "1"),
            ("HTTPS_PROXY", "http://proxy:3128"), ("no_proxy", "local"), ("SSL_CERT_FILE", "/ca.pem"), ("GIT_SSL_CAINFO", "/ca.pem"));

        var result = await git.RunAsync(Shell("env"), Token);

        var names = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line.Split('=')[0], line => line.Split('=', 2)[1], StringComparer.Ordinal);
        Assert.DoesNotContain("secret", names.Values, StringComparer.Ordinal);
        Assert.Equal("http://proxy:3128", names["HTTPS_PROXY"]);
        Assert.Equal(("local", "/ca.pem", "/ca.pem"), (names["no_proxy"], names["SSL_CERT_FILE"], names["GIT_SSL_CAINFO"]));
        Assert.Equal(("0", "1", "/dev/null", "C", "none"), (names["GIT_TERMINAL_PROMPT"], names["GIT_CONFIG_NOSYSTEM"], names["GIT_CONFIG_GLOBAL"], names["LC_ALL"], names["GIT_ALLOW_PROTOCOL"]));
        Assert.False(Directory.Exists(names["HOME"]));
        Assert.DoesNotContain(names.Keys, name => name is "GIT_SSL_NO_VERIFY" or "GIT_TRACE" or "GIT_DIR" or "GITHUB_TOKEN");
    }

    [Fact]
    public async Task Credentials_come_after_an_empty_value_that_drops_inherited_ones()
    {
        var remote = GitRemote.Parse("https://git.example.invalid/a/b.git", GitCredentials.Bearer(new Secret("t0ken")));

        var result = await Command().RunAsync(Shell("env") with { Remote = remote }, Token);

        Assert.Matches(
            "GIT_CONFIG_KEY_(\\d+)=http.https://git.example.invalid/a/b.git.extraheader\nGIT_CONFIG_VALUE_\\1=\n",
            string.Join('\n', result.Output.Split('\n').Where(IsPair).OrderBy(Order)) + "\n");
        Assert.Contains("=AUTHORIZATION: bearer t0ken", result.Output, StringComparison.Ordinal);
        Assert.Contains("GIT_ALLOW_PROTOCOL=https\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_killed_with_its_children()
    {
        var watch = Stopwatch.StartNew();

        var exception = await Assert.ThrowsAsync<GitException>(() => Command(TimeSpan.FromSeconds(0.5)).RunAsync(Shell("sleep 987654 & sleep 987654"), Token));

        Assert.Equal(GitFailure.TimedOut, exception.Failure);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(5));
        Assert.True(AreGone("987654"));
    }

    [Fact]
    public async Task A_cancelled_command_is_killed_with_its_children()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = Command().RunAsync(Shell("sleep 876543 & echo ready; sleep 876543") with { Output = (stream, _) => CancelWhenReadyAsync(stream, cancellation) }, cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.True(AreGone("876543"));
    }

    [Fact]
    public async Task An_answer_without_end_is_refused()
    {
        var exception = await Assert.ThrowsAsync<GitException>(() => Command().RunAsync(Shell("cat /dev/zero"), Token));

        Assert.Equal(GitFailure.TooLarge, exception.Failure);
    }

    [Fact]
    public async Task Of_endless_words_on_standard_error_the_end_is_kept()
    {
        var exception = await Assert.ThrowsAsync<GitException>(() => Command().RunAsync(Shell("yes | head -c 3000000 >&2; echo the end >&2; exit 3"), Token));

        Assert.Equal(3, exception.ExitCode);
        Assert.InRange(exception.Reason.Length, 1000, 70_000);
        Assert.EndsWith("the end", exception.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_that_nobody_reads_is_no_error()
    {
        var invocation = Shell("exit 0") with { Input = (stream, token) => stream.WriteAsync(new byte[1_000_000], token).AsTask() };

        Assert.Equal(0, (await Command().RunAsync(invocation, Token)).ExitCode);
    }

    [Fact]
    public async Task Without_git_on_the_path_the_message_says_so()
    {
        var git = Command(null, ("PATH", ".:/nowhere"));

        var exception = await Assert.ThrowsAsync<GitException>(() => git.RunAsync(Shell("true"), Token));

        Assert.Equal(GitFailure.NotInstalled, exception.Failure);
    }

    [Fact]
    public async Task A_repository_above_the_folder_is_not_found()
    {
        await Testing.GitClient.RunAsync(_folder, "init", "--quiet", ".");
        var below = Directory.CreateDirectory(Path.Combine(_folder, "below")).FullName;

        var exception = await Assert.ThrowsAsync<GitException>(
            () => Command().RunAsync(new GitInvocation { Operation = "look", Directory = below, Arguments = ["rev-parse", "--git-dir"] }, Token));

        Assert.Contains("not a git repository", exception.Message, StringComparison.Ordinal);
    }

    private static GitCommand Command(TimeSpan? timeout = null, params (string Name, string Value)[] variables) =>
        new(new GitEnvironment(GitRoom.Variables(variables)), timeout ?? TimeSpan.FromSeconds(30), TimeProvider.System, _ => { });

    private static bool IsPair(string line) =>
        line.StartsWith("GIT_CONFIG_KEY_", StringComparison.Ordinal) || line.StartsWith("GIT_CONFIG_VALUE_", StringComparison.Ordinal);

    private static int Order(string line)
    {
        var name = line.Split('=')[0];
        return (int.Parse(name[(name.LastIndexOf('_') + 1)..], CultureInfo.InvariantCulture) * 2) + (name.Contains("VALUE", StringComparison.Ordinal) ? 1 : 0);
    }

    // A killed process takes a moment to vanish.
    private static bool AreGone(string seconds) => SpinWait.SpinUntil(() => !Sleeps(seconds), TimeSpan.FromSeconds(10));

    private static bool Sleeps(string seconds) => Process.GetProcessesByName("sleep").Any(process => File.Exists($"/proc/{process.Id}/cmdline")
        && File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(seconds, StringComparison.Ordinal));

    private static async Task CancelWhenReadyAsync(Stream stream, CancellationTokenSource cancellation)
    {
        await stream.ReadExactlyAsync(new byte[5], Token);
        await cancellation.CancelAsync();
        await stream.CopyToAsync(Stream.Null, Token);
    }

    // An alias is git's way to run a command of ours below it.
    private GitInvocation Shell(string script) =>
        new() { Operation = "run a script", Directory = _folder, Arguments = ["-c", $"alias.script=!{script.Replace("\"", "\\\"", StringComparison.Ordinal)}", "script"] };
}
