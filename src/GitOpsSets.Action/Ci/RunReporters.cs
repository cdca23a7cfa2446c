using System.Security.Cryptography;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Ci;

/// <summary>Chooses the reporter of a host.</summary>
internal static class RunReporters
{
    /// <summary>The reporter for a run.</summary>
    /// <param name="host">What runs us.</param>
    /// <param name="environment">The variables of the process.</param>
    /// <param name="log">Standard error; standard output belongs to what a verb prints.</param>
    /// <param name="isTerminal">Whether <paramref name="log"/> is one.</param>
    /// <param name="options">How much to say, and where the repository is.</param>
    public static IRunReporter For(CiHost host, IReadOnlyDictionary<string, string> environment, TextWriter log, bool isTerminal, Options options)
    {
        bool isVerbose = options.Report.Level == LogLevel.Debug;
        string? Variable(string name) => environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        IRunReporter reporter = host.Kind == CiKind.GitHub
            ? new GitHubReporter(new GitHubReporter.Settings
            {
                Log = log,
                OutputPath = Variable("GITHUB_OUTPUT"),
                SummaryPath = Variable("GITHUB_STEP_SUMMARY"),
                RepositoryPrefix = Prefix(options.Path, Variable("GITHUB_WORKSPACE")),
                IsVerbose = isVerbose,
                NextToken = static () => RandomNumberGenerator.GetHexString(32, lowercase: true),
            })
            : new ConsoleReporter(log, isTerminal && host.Kind == CiKind.None, Variable("NO_COLOR") is null, isVerbose);
        return new LeveledReporter(reporter, options.Report.Level, options.Report.SummaryPath);
    }

    // annotations name files from the workspace's root, findings from the repository's
    private static string Prefix(string path, string? workspace)
    {
        string relative = workspace is not null && Path.IsPathRooted(path) ? Path.GetRelativePath(workspace, path) : path;
        string clean = relative.Replace('\\', '/').TrimEnd('/');
        while (clean.StartsWith("./", StringComparison.Ordinal))
        {
            clean = clean[2..];
        }

        return clean is "" or "." || clean.StartsWith("..", StringComparison.Ordinal) ? "" : clean + "/";
    }
}
