using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Ci.PlainTerminal;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Ci;

/// <summary>What reporters are made with, for a log in memory and a repository in the folder <c>deploy</c>.</summary>
internal static class TestSettings
{
    public static ReporterSettings For(TextWriter log, Func<string>? nextToken = null, TimeProvider? clock = null) => new()
    {
        Host = "the host",
        Log = log,
        Plain = new ConsoleReporter(log, isTerminal: false, useColor: false, isVerbose: true, clock ?? TimeProvider.System),
        Clock = clock ?? new ManualTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        RepositoryPrefix = "deploy/",
        IsVerbose = true,
        NextToken = nextToken ?? (static () => "token"),
    };
}
