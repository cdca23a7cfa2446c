using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>A push that a hook of the server holds open: everything is received, nothing is decided. The first one only; the server goes on when nobody listens any more.</summary>
internal sealed class HeldPush : IAsyncDisposable
{
    /// <summary>Decided while the run is being interrupted.</summary>
    public const string AtOnce = "at once";

    /// <summary>Decided when the run has ended.</summary>
    public const string AfterRun = "after the run";

    /// <summary>Decided when the next run has ended, too.</summary>
    public const string AfterNextRun = "after the next run";

    private readonly Case _case;
    private readonly string _folder;
    private readonly TaskCompletionSource _served = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pushes;
    private bool _isReleased;

    private HeldPush(Case held, string folder) => (_case, _folder) = (held, folder);

    /// <summary>Every one there is, with every way of interrupting the run meanwhile.</summary>
    public static (Case Held, Interruption Interruption)[] All { get; } =
    [
        .. ((string[])[AtOnce, AfterRun, AfterNextRun])
            .SelectMany(static _ => (string[])["pre-receive", "update"], static (until, hook) => (Until: until, Hook: hook))
            .SelectMany(static _ => (bool[])[true, false], static (row, isTaken) => new Case(row.Hook, isTaken, row.Until))
            .SelectMany(static _ => (string[])["kill", "cut", "terminate", "kill alone"], static (held, how) => (held, new Interruption(Interruption.HeldPush, 1, IsAfter: false, how)))
            .Select(static (row, index) => (Row: row, Index: index))
            .OrderBy(static entry => entry.Index * 31 % 48)
            .Select(static entry => entry.Row),
    ];

    /// <summary>Installs the hook.</summary>
    public static async Task<HeldPush> ArmAsync(ProposalScene scene, Case held)
    {
        string folder = Directory.CreateTempSubdirectory("held-").FullName;
        using var making = Process.Start(new ProcessStartInfo("mkfifo", [Path.Combine(folder, "received"), Path.Combine(folder, "verdict")]) { UseShellExecute = false })!;
        await making.WaitForExitAsync(ProposalScene.Cancelled);
        scene.Stage.Repository.InstallHook(held.Hook, $"""
            mkdir {folder}/first 2> /dev/null || exit 0
            echo received > {folder}/received
            read verdict < {folder}/verdict
            exit $verdict
            """);
        return new HeldPush(held, folder);
    }

    /// <summary>Answers a request of git's; strikes when the push is in the hook's hands.</summary>
    public async Task ServeAsync(HttpContext context, Func<Task> next, Func<Task> strike)
    {
        bool isPush = context.Request.Method == "POST" && context.Request.Path.Value!.EndsWith("/git-receive-pack", StringComparison.Ordinal);
        if (!isPush || Interlocked.Increment(ref _pushes) > 1)
        {
            await next();
            return;
        }

        context.RequestAborted = default;
        var serving = next();
        await File.ReadAllTextAsync(Path.Combine(_folder, "received"), ProposalScene.Cancelled);
        await strike();
        if (_case.Until == AtOnce)
        {
            await DecideAsync();
        }

        await serving;
        _served.SetResult();
    }

    /// <summary>Lets the server decide, and waits until it has.</summary>
    public async Task ReleaseAsync()
    {
        Assert.True(_pushes > 0, "nothing was pushed");
        await DecideAsync();
        await _served.Task.WaitAsync(ProposalScene.Cancelled);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task DecideAsync()
    {
        if (!_isReleased)
        {
            _isReleased = true;
            await File.WriteAllTextAsync(Path.Combine(_folder, "verdict"), _case.IsTaken ? "0\n" : "1\n", ProposalScene.Cancelled);
        }
    }

    /// <summary>One way to hold a push.</summary>
    /// <param name="Hook">Which hook does.</param>
    /// <param name="IsTaken">What it decides in the end.</param>
    /// <param name="Until">When it does.</param>
    internal sealed record Case(string Hook, bool IsTaken, string Until)
    {
        public override string ToString() => $"{Hook} {(IsTaken ? "takes" : "refuses")} it {Until}";
    }
}
