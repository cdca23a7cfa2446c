using System.Security.Cryptography;
using GitOpsSets.Action.Ci.PlainTerminal;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Ci;

/// <summary>Makes what a run speaks through.</summary>
internal static class RunReporters
{
    /// <summary>The reporter for a run.</summary>
    /// <param name="host">What runs us.</param>
    /// <param name="process">Its variables, and standard error; standard output belongs to what a verb prints.</param>
    /// <param name="options">How much to say, and where the repository is.</param>
    public static IRunReporter For(CiHost host, HostProcess process, Options options)
    {
        bool isVerbose = options.Report.Level == LogLevel.Debug;
        bool useColor = process.Environment.GetValueOrDefault("NO_COLOR") is not { Length: > 0 };
        string? Absolute(string? written) => written is null ? null : process.PathOf(written);
        string prefix = Prefix(options.Path, host.Workspace);
        var reporter = host.NewReporter(new ReporterSettings
        {
            Host = host.Name,
            Log = process.Error,
            Plain = new ConsoleReporter(process.Error, process.IsErrorTerminal && host.IsByHand, useColor, isVerbose, process.Clock),
            Clock = process.Clock,
            RepositoryPrefix = prefix,
            IsVerbose = isVerbose,
            NextToken = static () => RandomNumberGenerator.GetHexString(32, lowercase: true),
        });
        var files = new FilingReporter.Files(Absolute(options.Report.SummaryPath), Absolute(options.Report.DotenvPath), Absolute(options.Report.CodeQualityPath), prefix);
        return new LeveledReporter(new FilingReporter(reporter, files), options.Report.Level);
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
