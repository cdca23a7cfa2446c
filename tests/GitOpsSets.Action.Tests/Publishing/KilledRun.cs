using System.Diagnostics;
using System.Globalization;
using GitOpsSets.Testing;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>A run of the program, as a process of its own, that is killed at a step of its publication.</summary>
internal sealed class KilledRun
{
    private readonly TaskCompletionSource<Process> _process = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _withGit;
    private int _isDead;

    private KilledRun(bool withGit) => _withGit = withGit;

    /// <summary>The program that is built with the tests.</summary>
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "gitopssets");

    /// <summary>How many rounds a suite plays; a few where nobody asks for more.</summary>
    public static int Rounds(int few) =>
        int.TryParse(Environment.GetEnvironmentVariable("GITOPSSETS_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) ? Math.Max(rounds, few) : few;

    /// <summary>Runs until the step comes, and waits for the end.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="step">One of <see cref="PublicationKillTests.Opening"/>.</param>
    /// <param name="withGit">Whether a git that the program has started dies with it, or goes on for a while.</param>
    /// <param name="arguments">What the run is told.</param>
    /// <returns>Whether it was killed, rather than having come to its end.</returns>
    public static async Task<bool> PlayAsync(ProposalScene scene, string step, bool withGit, string[] arguments)
    {
        var run = new KilledRun(withGit);
        scene.Stage.BeforeGit = (context, next) => run.BeforeGitAsync(context, next, step);
        scene.Stage.Forge.Fault = request => run.BeforeApi(request, step);
        scene.Stage.Executable = Executable;
        using var process = scene.Stage.Host().Start(["run", "--publish", "pull-request", .. scene.Stage.Kind.Arguments, .. arguments]);
        run._process.SetResult(process);
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(ProposalScene.Cancelled), process.StandardError.ReadToEndAsync(ProposalScene.Cancelled));
        await process.WaitForExitAsync(ProposalScene.Cancelled);
        await said;
        scene.Stage.Executable = null;
        scene.Stage.BeforeGit = null;
        scene.Stage.Forge.Fault = static _ => null;
        return process.ExitCode == 128 + 9;
    }

    private async Task BeforeGitAsync(HttpContext context, Func<Task> next, string step)
    {
        bool isPush = context.Request.Method == "POST" && context.Request.Path.Value!.EndsWith("/git-receive-pack", StringComparison.Ordinal);
        if (isPush && step == "push not received")
        {
            await KillAsync();
            context.Abort();
        }
        else if (isPush && step == "push begun")
        {
            var killing = KillAsync();
            await next();
            await killing;
        }
        else
        {
            await next();
            if (isPush && step == "push received")
            {
                await KillAsync();
            }
        }
    }

    private FakeFault.Answer? BeforeApi(FakeRequest request, string step)
    {
        bool isCreate = request.Method == "POST" && (string[])["/pulls", "/merge_requests", "/pullRequests"] is var ends && ends.Any(end => request.Path.EndsWith(end, StringComparison.Ordinal));
        bool isChange = request.Method != "GET" && !isCreate;
        bool isNow = step switch
        {
            "opening not received" or "opening received" => isCreate,
            "change not received" or "change received" => isChange,
            _ => false,
        };
        if (!isNow)
        {
            return null;
        }

        KillAsync().GetAwaiter().GetResult();
        return step.EndsWith("not received", StringComparison.Ordinal) ? new FakeFault.Answer(500, "{}") : null;
    }

    private async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _isDead, 1) == 0)
        {
            var process = await _process.Task;
            process.Kill(entireProcessTree: _withGit);
            await process.WaitForExitAsync(ProposalScene.Cancelled);
        }
    }
}
