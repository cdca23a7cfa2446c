using System.Diagnostics;
using System.Globalization;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>
/// A job that is cancelled as hosts cancel it: SIGINT, after which GitHub's runner becomes impatient in 7.5 s (specs/publishing.md §1.3), or SIGTERM, after which
/// containers are killed in 10 s. The run is over before, and says so.
/// </summary>
public sealed class CancelledRunTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _isThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Theory]
    [InlineData("listing", "INT", 130)]
    [InlineData("listing", "TERM", 143)]
    [InlineData("fetch", "INT", 130)]
    [InlineData("push", "INT", 130)]
    [InlineData("push", "TERM", 143)]
    public async Task It_ends_in_time_with_the_signals_exit_code_and_leaves_nothing_half_done(string at, string signal, int exitCode)
    {
        string? before = await _scene.TipAsync("main");
        StandStill(at);

        var (code, error) = await RunAsync(["run", "--publish", "commit"], signal);
        _scene.Stage.BeforeGit = null;
        _scene.Stage.Forge.Fault = static _ => null;
        var next = await _scene.Stage.Host().RunAsync(["run", "--publish", "commit"], ProposalScene.Cancelled);

        Assert.True(exitCode == code, error);
        Assert.EndsWith("cancelled; what was published before stays whole\n", error, StringComparison.Ordinal);
        Assert.DoesNotContain("bug of ours", error, StringComparison.Ordinal);
        Assert.True(next.ExitCode == 0, next.Error);
        Assert.False(string.Equals(before, await _scene.TipAsync("main"), StringComparison.Ordinal));
    }

    private void StandStill(string at)
    {
        if (at == "listing")
        {
            _scene.Stage.Forge.Fault = request =>
            {
                _isThere.TrySetResult();
                return new FakeFault.Drip();
            };
            return;
        }

        _scene.Stage.BeforeGit = async (context, next) =>
        {
            bool isPush = context.Request.Path.Value!.EndsWith("/git-receive-pack", StringComparison.Ordinal);
            if (context.Request.Method == "POST" && isPush == (at == "push"))
            {
                _isThere.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                return;
            }

            await next();
        };
    }

    private async Task<(int ExitCode, string Error)> RunAsync(string[] arguments, string signal)
    {
        _scene.Stage.Executable = KilledRun.Executable;
        using var process = _scene.Stage.Host().Start(arguments);
        _scene.Stage.Executable = null;
        var error = process.StandardError.ReadToEndAsync(ProposalScene.Cancelled);
        var output = process.StandardOutput.ReadToEndAsync(ProposalScene.Cancelled);
        await _isThere.Task.WaitAsync(ProposalScene.Cancelled);
        await SendAsync(process, signal);
        if (!await IsOverAsync(process, TimeSpan.FromSeconds(signal == "INT" ? 7.5 : 10)))
        {
            process.Kill(entireProcessTree: true);
        }

        await Task.WhenAll(error, output);
        await process.WaitForExitAsync(ProposalScene.Cancelled);
        return (process.ExitCode, await error);
    }

    private static async Task<bool> IsOverAsync(Process process, TimeSpan patience)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ProposalScene.Cancelled);
        limit.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task SendAsync(Process process, string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false })!;
        await kill.WaitForExitAsync(ProposalScene.Cancelled);
    }
}
