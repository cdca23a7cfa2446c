using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

public sealed class SigningTests : IAsyncLifetime
{
    private const string Passphrase = "correct horse canary";
    private readonly KeyRing _keys = new();
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        _keys.Dispose();
        await _scene.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(Passphrase)]
    public async Task A_commit_is_signed_with_an_ssh_key(string passphrase)
    {
        var (key, publicKey) = await _keys.NewSshAsync(passphrase);

        var run = await CommitAsync("ssh", key, passphrase);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Good \"git\" signature for demo@example.invalid", await _keys.VerifyAsync(_scene.Stage.Repository, "main", publicKey), StringComparison.Ordinal);
        AssertHoldsNoSecret(run, key);
    }

    [Fact]
    public async Task A_commit_is_signed_with_an_ssh_key_that_an_agent_holds()
    {
        var (_, publicKey) = await _keys.NewSshAsync("");
        string socket = await _keys.StartAgentAsync();

        var run = await CommitAsync("ssh", publicKey, "", ("SSH_AUTH_SOCK", socket));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Good \"git\" signature", await _keys.VerifyAsync(_scene.Stage.Repository, "main", publicKey), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Passphrase)]
    public async Task A_commit_is_signed_with_an_openpgp_key(string passphrase)
    {
        string key = await _keys.NewGpgAsync(passphrase);

        var run = await CommitAsync("gpg", key, passphrase);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Good signature from \"Demo <demo@example.invalid>\"", await _keys.VerifyAsync(_scene.Stage.Repository, "main"), StringComparison.Ordinal);
        AssertHoldsNoSecret(run, key);
    }

    [Theory]
    [InlineData("ssh")]
    [InlineData("gpg")]
    public async Task A_wrong_passphrase_is_an_error_that_does_not_show_it(string format)
    {
        string key = format == "ssh" ? (await _keys.NewSshAsync(Passphrase)).Private : await _keys.NewGpgAsync(Passphrase);
        string? before = await _scene.TipAsync("main");

        var run = await CommitAsync(format, key, "wrong canary2");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("git could not make the commit", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await _scene.TipAsync("main"));
        AssertHoldsNoSecret(run, key);
    }

    [Fact]
    public async Task A_key_that_gpg_cannot_read_is_named()
    {
        var run = await CommitAsync("gpg", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\ncanary\n-----END PGP PRIVATE KEY BLOCK-----", "");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("git could not read the signing key", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_is_signed_too_and_signed_off()
    {
        var (key, publicKey) = await _keys.NewSshAsync("");

        var run = await _scene.Stage.Host(("INPUT_SIGNING_KEY", key)).RunAsync(
            ["run", "--publish", "pull-request", "--sign", "ssh", "--signoff", "--committer", "Demo <demo@example.invalid>", "--token", DemoStage.Token], ProposalScene.Cancelled);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Good \"git\" signature", await _keys.VerifyAsync(_scene.Stage.Repository, ProposalScene.Branch, publicKey), StringComparison.Ordinal);
        Assert.EndsWith("\nSigned-off-by: Demo <demo@example.invalid>", (await _scene.Stage.GitAsync("log", "-1", "--format=%B", ProposalScene.Branch)).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_key()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "gs-*").ToHashSet(StringComparer.Ordinal);
        string key = await _keys.NewGpgAsync("");

        await CommitAsync("gpg", key, "");

        Assert.DoesNotContain(Directory.GetDirectories(Path.GetTempPath(), "gs-*"), folder => !before.Contains(folder) && File.Exists(Path.Combine(folder, "pubring.kbx")));
    }

    private Task<ProgramResult> CommitAsync(string format, string key, string passphrase, params (string Name, string Value)[] more) =>
        _scene.Stage.Host([("INPUT_SIGNING_KEY", key), ("INPUT_SIGNING-PASSPHRASE", passphrase), .. more])
            .RunAsync(["run", "--publish", "commit", "--sign", format, "--log-level", "debug"], ProposalScene.Cancelled);

    private static void AssertHoldsNoSecret(ProgramResult run, string key)
    {
        string everything = run.Output + run.Error;
        Assert.DoesNotContain("canary", everything, StringComparison.Ordinal);
        Assert.All(key.Split('\n').Where(line => line.Length > 20 && !line.StartsWith('-')), line => Assert.DoesNotContain(line, everything, StringComparison.Ordinal));
    }
}
