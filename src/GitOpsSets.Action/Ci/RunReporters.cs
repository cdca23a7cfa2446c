using System.Security.Cryptography;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Ci;

/// <summary>Chooses the reporter of a host.</summary>
internal static class RunReporters
{
    /// <summary>The reporter for a run.</summary>
    /// <param name="host">What runs us.</param>
    /// <param name="process">Its variables, and standard error; standard output belongs to what a verb prints.</param>
    /// <param name="options">How much to say, and where the repository is.</param>
    public static IRunReporter For(CiHost host, HostProcess process, Options options)
    {
        bool isVerbose = options.Report.Level == LogLevel.Debug;
        string? Variable(string name) => process.Environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        string? Absolute(string? written) => written is null ? null : process.PathOf(written);
        string prefix = Prefix(options.Path, Variable("GITHUB_WORKSPACE") ?? Variable("BUILD_SOURCESDIRECTORY") ?? Variable("CI_PROJECT_DIR"));
        var console = new ConsoleReporter(process.Error, process.IsErrorTerminal && host.Kind == CiKind.None, Variable("NO_COLOR") is null, isVerbose);
        IRunReporter reporter = host.Kind switch
        {
            CiKind.GitHub => new GitHubReporter(new GitHubReporter.Settings
            {
                Log = process.Error,
                OutputPath = Variable("GITHUB_OUTPUT"),
                SummaryPath = Variable("GITHUB_STEP_SUMMARY"),
                RepositoryPrefix = prefix,
                IsVerbose = isVerbose,
                NextToken = NextToken,
            }),
            CiKind.AzurePipelines => new AzurePipelinesReporter(process.Error, prefix, Variable("AGENT_TEMPDIRECTORY") is { } folder ? $"{folder}/gitopssets-{NextToken()}.md" : null, isVerbose),
            CiKind.GitLab => new GitLabReporter(console, process.Error, process.Clock),
            _ => console,
        };
        var files = new FilingReporter.Files(Absolute(options.Report.SummaryPath), Absolute(options.Report.DotenvPath), Absolute(options.Report.CodeQualityPath), prefix);
        return new LeveledReporter(new FilingReporter(reporter, files), options.Report.Level);
    }

    private static string NextToken() => RandomNumberGenerator.GetHexString(32, lowercase: true);

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
