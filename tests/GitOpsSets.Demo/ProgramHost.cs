using System.Diagnostics;
using GitOpsSets.Action;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Verbs;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo;

/// <summary>Runs the whole program as a CI job would run it in a folder, with a stand-in for github.com: in this process, or as one of its own.</summary>
/// <param name="folder">The job's working directory.</param>
/// <param name="gitHub">Answers for github.com; null when nothing should ask.</param>
internal sealed class ProgramHost(string folder, FakeGitHub? gitHub)
{
    // A retry that waits seconds would prove no more than one that waits milliseconds.
    private static readonly ForgeHttpPolicy Impatient = new() { FirstDelay = TimeSpan.FromMilliseconds(1), Retries = 2, BetweenWrites = TimeSpan.Zero };

    private static readonly string[] HostPrefixes = ["GITHUB_", "GITLAB_", "GITEA_", "FORGEJO_", "CI_", "SYSTEM_", "BUILD_", "RUNNER_", "INPUT_", "ACTIONS_"];

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The repository the job is of, as owner/name; empty for none.</summary>
    public string Repository { get; init; } = "";

    /// <summary>Whether a person seems to be watching.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Variables besides, such as those of a CI host.</summary>
    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    /// <summary>Stands in for the network of a run in this process; null for the network itself.</summary>
    public Func<TlsSettings, HttpMessageHandler>? Network { get; init; }

    /// <summary>An executable that stands for the program, such as a published build or a script that starts the image; null for this process.</summary>
    public string? Executable { get; init; }

    public Task<ProgramResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Executable is null ? RunHereAsync(arguments, cancellationToken) : WaitAsync(arguments, cancellationToken);

    /// <summary>Starts <see cref="Executable"/> as a process of its own; its outputs are redirected.</summary>
    public Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Executable!, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string name in start.Environment.Keys.Where(IsOfHost).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Variables())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    // The demo may itself run in a job of some CI host.
    private static bool IsOfHost(string name) =>
        name is "CI" or "TF_BUILD" || HostPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private async Task<ProgramResult> WaitAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ProgramResult(process.ExitCode, await output, await error);
    }

    private async Task<ProgramResult> RunHereAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var process = new HostProcess(arguments, Variables(), folder, TextReader.Null, output, error, Clock) { HttpPolicy = Impatient, IsOutputTerminal = IsTerminal, Network = Network };
        int exitCode = (int)await VerbRunner.RunAsync(process, cancellationToken);
        return new ProgramResult(exitCode, output.ToString(), error.ToString());
    }

    // The runner's own words for "this is github.com, and its API is there".
    private Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
            ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_REPOSITORY"] = Repository,
            ["TERM"] = "xterm",
        };
        if (gitHub is not null)
        {
            variables["GITHUB_API_URL"] = gitHub.Api.ToString().TrimEnd('/');
        }

        foreach (var (name, value) in More)
        {
            variables[name] = value;
        }

        return variables;
    }
}
