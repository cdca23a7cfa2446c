using System.Diagnostics;
using System.Globalization;
using GitOpsSets.Testing;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>A run of the program that is interrupted, and what it was made of. What is killed is a process of its own.</summary>
internal sealed class InterruptedRun
{
    private readonly ProposalScene _scene;
    private readonly Interruption? _interruption;
    private readonly HeldPush? _held;
    private readonly string _folder;
    private readonly TaskCompletionSource<Process?> _process = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _exchanges;

    private InterruptedRun(ProposalScene scene, Interruption? interruption, HeldPush? held)
    {
        _scene = scene;
        _interruption = interruption;
        _held = held;
        _folder = Path.GetFullPath(Path.Combine(scene.Stage.Checkout, "..", "interrupted"));
        Directory.CreateDirectory(Scratch);
    }

    /// <summary>Exchanges with servers.</summary>
    public int Exchanges => _exchanges;

    /// <summary>Processes of git that the program started itself.</summary>
    public int Processes => File.Exists(Counter) ? int.Parse(File.ReadAllText(Counter), CultureInfo.InvariantCulture) : 0;

    /// <summary>How it ended.</summary>
    public int ExitCode { get; private set; }

    /// <summary>What it left below TMPDIR.</summary>
    public string[] Leftovers => [.. Directory.EnumerateFileSystemEntries(Scratch).Select(static path => Path.GetFileName(path))];

    private string Scratch => Path.Combine(_folder, "tmp");

    private string Counter => Path.Combine(_folder, "count");

    /// <summary>Runs, and waits for the end.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="interruption">Null for none.</param>
    /// <param name="arguments">What the run is told.</param>
    /// <param name="held">The push to interrupt it in; null for none.</param>
    public static async Task<InterruptedRun> PlayAsync(ProposalScene scene, Interruption? interruption, string[] arguments, HeldPush? held = null)
    {
        var run = new InterruptedRun(scene, interruption, held);
        await run.PlayAsync(arguments);
        return run;
    }

    private async Task PlayAsync(string[] arguments)
    {
        WriteGit();
        _scene.Stage.BeforeGit = BeforeGitAsync;
        _scene.Stage.Forge.Fault = BeforeApi;

        // where nobody dies this process will do, in which nobody waits a second between two tries
        bool isHere = _interruption is null or { How: "cut" };
        _scene.Stage.Executable = isHere ? null : KilledRun.Executable;
        var host = _scene.Stage.Host(("PATH", $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}"), ("TMPDIR", Scratch));
        if (isHere)
        {
            _process.SetResult(null);
            ExitCode = (await host.RunAsync(arguments, ProposalScene.Cancelled)).ExitCode;
        }
        else
        {
            using var process = host.Start(arguments);
            _process.SetResult(process);
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(ProposalScene.Cancelled), process.StandardError.ReadToEndAsync(ProposalScene.Cancelled));
            await process.WaitForExitAsync(ProposalScene.Cancelled);
            _ended.SetResult();
            await said;
            ExitCode = process.ExitCode;
        }

        _scene.Stage.Executable = null;
        _scene.Stage.BeforeGit = null;
        _scene.Stage.Forge.Fault = static _ => null;
    }

    // First on the search path; it counts, and strikes its parent, which is the program.
    private void WriteGit()
    {
        string real = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(static folder => Path.Combine(folder, "git")).First(File.Exists);
        int at = _interruption is { Place: Interruption.Process } ? _interruption.Number : 0;
        string strike = $"kill -{(_interruption?.How == "terminate" ? "TERM" : "KILL")} $PPID";
        ShellScript.Write(Path.Combine(_folder, "git"), $"""
            #!/bin/sh
            number=$(($(cat {Counter} 2>/dev/null || echo 0) + 1))
            echo $number > {Counter}
            if [ $number != {at} ]; then exec {real} "$@"; fi
            {(_interruption is { IsAfter: false } ? strike : ":")}
            {real} "$@"
            status=$?
            {(_interruption is { IsAfter: true } ? strike : ":")}
            exit $status

            """);
    }

    private bool IsNow() => Interlocked.Increment(ref _exchanges) == (_interruption is { Place: Interruption.Exchange } ? _interruption.Number : 0);

    private async Task BeforeGitAsync(HttpContext context, Func<Task> next)
    {
        string path = context.Request.Path.ToUriComponent();
        bool isApi = path.StartsWith("/api/", StringComparison.Ordinal) || path.Contains("/_apis/", StringComparison.Ordinal);
        if (_held is not null && !isApi)
        {
            await _held.ServeAsync(context, next, () => CutOrStrikeAsync(context));
            return;
        }

        if (isApi || !IsNow())
        {
            await next();
            return;
        }

        if (_interruption!.IsAfter)
        {
            context.Response.Body = new MemoryStream();
            await next();
        }

        await StrikeAsync();
        context.Abort();
    }

    private FakeFault? BeforeApi(FakeRequest request)
    {
        if (!IsNow())
        {
            return null;
        }

        StrikeAsync().GetAwaiter().GetResult();
        return _interruption!.IsAfter ? new FakeFault.Reset() : new FakeFault.NotReceived();
    }

    private Task CutOrStrikeAsync(HttpContext context)
    {
        if (_interruption!.How == "cut")
        {
            context.Abort();
        }

        return StrikeAsync();
    }

    private async Task StrikeAsync()
    {
        if (await _process.Task is not { } process)
        {
            return;
        }

        if (_interruption!.How == "terminate")
        {
            using var signal = Process.Start(new ProcessStartInfo("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false })!;
            await signal.WaitForExitAsync(ProposalScene.Cancelled);
            return;
        }

        process.Kill(entireProcessTree: _interruption.How == "kill");
        await _ended.Task.WaitAsync(ProposalScene.Cancelled);
    }
}
