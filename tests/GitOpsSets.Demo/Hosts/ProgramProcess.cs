using System.Diagnostics;

namespace GitOpsSets.Demo.Hosts;

/// <summary>Starts the program as a process of its own, in an environment that has nothing of ours in it.</summary>
internal static class ProgramProcess
{
    /// <summary>The program that is built beside this one.</summary>
    public static string Built { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "gitopssets.exe" : "gitopssets");

    public static async Task<ProgramResult> RunAsync(string executable, string folder, JobProcess job, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(executable, job.Arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (string name in start.Environment.Keys.Where(static name => !IsOfTheMachine(name)).ToList())
        {
            start.Environment.Remove(name);
        }

        // As the image has it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in job.Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ProgramResult(process.ExitCode, await output, await error);
    }

    // Where programs and the runtime are.
    private static bool IsOfTheMachine(string name) => name is "PATH" or "LD_LIBRARY_PATH" or "TMPDIR" || name.StartsWith("DOTNET_", StringComparison.Ordinal);
}
