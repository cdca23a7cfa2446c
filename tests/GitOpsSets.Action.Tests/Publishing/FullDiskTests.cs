namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Disks that are full or closed to writing: small or read-only mounts, and the program as a process of its own.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private ProposalScene _scene = null!;

    public static TheoryData<string, int> Sizes => [.. ((string[])["commit", "pull-request"]).SelectMany(static mode => (int[])[8, 16, 32, 48, 64, 96, 128, 192, 256, 384], static (mode, kilobytes) => (mode, kilobytes))];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(MountedRun.IsAllowed, MountedRun.Missing);
        string[] teams = [.. Enumerable.Range(0, 200).Select(static number => FormattableString.Invariant($"team-{number}"))];
        _scene = await ProposalScene.OpenAsync(("sets/teams.yaml", ProposalScene.Teams("teams", teams)));
    }

    public ValueTask DisposeAsync() => _scene?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_scratch_disk_that_is_full_leaves_the_old_state_or_the_whole_new_one(string mode, int kilobytes)
    {
        string references = await _scene.Stage.GitAsync("for-each-ref");
        string scratch = Path.Combine(_scene.Stage.Checkout, "..", "scratch");
        Directory.CreateDirectory(scratch);

        var run = await RunAsync(mode, FormattableString.Invariant($"mount -t tmpfs -o size={kilobytes}k tmpfs {scratch}"), $"export TMPDIR={scratch}");

        if (run.ExitCode == 0)
        {
            Assert.Equal(200, (await _scene.FilesAsync(mode == "commit" ? "main" : ProposalScene.Branch)).Count(static path => path.Contains("/namespace-teams-team-", StringComparison.Ordinal)));
            return;
        }

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains("free space below TMPDIR", run.Error, StringComparison.Ordinal);
        Assert.Equal(references, await _scene.Stage.GitAsync("for-each-ref"));
        Assert.Empty(_scene.Stage.Previews.PullRequests);
        Assert.Equal("", await _scene.CheckoutAsync("status", "--porcelain", "--ignored"));
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("pull-request")]
    public async Task A_scratch_disk_that_is_closed_to_writing_is_said(string mode)
    {
        string references = await _scene.Stage.GitAsync("for-each-ref");
        string scratch = Path.Combine(_scene.Stage.Checkout, "..", "scratch");
        Directory.CreateDirectory(scratch);

        var run = await RunAsync(mode, $"mount -t tmpfs -o ro tmpfs {scratch}", $"export TMPDIR={scratch}");

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains("TMPDIR", run.Error, StringComparison.Ordinal);
        Assert.Equal(references, await _scene.Stage.GitAsync("for-each-ref"));
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("pull-request")]
    public async Task A_checkout_that_is_closed_to_writing_is_all_that_is_needed(string mode)
    {
        var run = await RunAsync(mode, $"mount --bind {_scene.Stage.Checkout} {_scene.Stage.Checkout}", $"mount -o remount,bind,ro {_scene.Stage.Checkout}", $"cd {_scene.Stage.Checkout}");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(await _scene.FilesAsync(mode == "commit" ? "main" : ProposalScene.Branch), static path => path.Contains("/namespace-teams-team-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_cannot_be_written_to_a_checkout_that_is_closed_to_writing()
    {
        var run = await RunAsync("files", $"mount --bind {_scene.Stage.Checkout} {_scene.Stage.Checkout}", $"mount -o remount,bind,ro {_scene.Stage.Checkout}", $"cd {_scene.Stage.Checkout}");

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains("the work tree cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("check free space and permissions", run.Error, StringComparison.Ordinal);
        Assert.Equal("", await _scene.CheckoutAsync("status", "--porcelain", "--ignored"));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(300)]
    [InlineData(700)]
    public async Task Files_are_written_all_or_none_when_the_disk_is_full(int kilobytes)
    {
        string output = Path.Combine(_scene.Stage.Checkout, "expanded");
        string seen = Path.Combine(_scene.Stage.Checkout, "..", "seen");
        Directory.CreateDirectory(output);
        File.Delete(seen);
        string list = $"find {output} -type f | wc -l > {seen}";

        var run = await RunAsync("files", FormattableString.Invariant($"mount -t tmpfs -o size={kilobytes}k tmpfs {output}"), $"trap \"{list}\" EXIT", "set +e; \"$0\" \"$@\"; exit");

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains("the work tree cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Equal("0", (await File.ReadAllTextAsync(seen, ProposalScene.Cancelled)).Trim());
    }

    private Task<GitOpsSets.Demo.ProgramResult> RunAsync(string mode, params string[] mounts)
    {
        _scene.Stage.Executable = MountedRun.Write(_scene, mounts);
        return mode == "pull-request" ? _scene.ProposeAsync() : _scene.Stage.Host().RunAsync(["run", "--publish", mode, "--token", GitOpsSets.Demo.DemoStage.Token], ProposalScene.Cancelled);
    }
}
