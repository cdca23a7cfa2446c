using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>A program that git needs beside it, such as ssh-keygen or gpg. It inherits nothing but the search path.</summary>
/// <param name="path">The program's file.</param>
/// <param name="folder">Where it works.</param>
/// <param name="variables">Its environment besides the search path.</param>
/// <param name="searchPath">Where it finds programs of its own.</param>
internal sealed class CompanionProgram(string path, string folder, ImmutableArray<KeyValuePair<string, string>> variables, string searchPath)
{
    /// <summary>How long one call may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The file of a program; null when it is not there.</summary>
    public static string? Find(string program, string searchPath) =>
        searchPath.Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>The same of one that must be there.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="package">What installs it.</param>
    /// <param name="operation">What it is for, as it follows "git could not".</param>
    /// <param name="searchPath">Where it is looked for.</param>
    /// <exception cref="GitException">It is not there.</exception>
    public static string Require(string program, string package, string operation, string searchPath) => Find(program, searchPath)
        ?? throw new GitException(GitFailure.NotInstalled, operation, $"there is no {program} on PATH", advice: $"Install {package}.");

    /// <summary>Runs it to its end; it does not outlive a cancellation.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(Patience);
        using var process = Start(arguments);
        await using var killing = stop.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(stop.Token);
        var error = process.StandardError.ReadToEndAsync(stop.Token);
        await process.StandardInput.WriteAsync(input.AsMemory(), stop.Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(stop.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts it; the caller waits.</summary>
    public Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = searchPath;
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new UnreachableException();
    }
}
