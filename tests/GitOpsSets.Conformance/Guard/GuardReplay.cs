using System.Text.RegularExpressions;
using GitOpsSets.Conformance.Sets;

namespace GitOpsSets.Conformance.Guard;

/// <summary>Recorded command lines with an outsider's text in them, answered by <c>gitopssets render</c> with its guard on.</summary>
internal static partial class GuardReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        if (!recorded.In.TryGetProperty("http", out var script))
        {
            return Run(recorded, text => text);
        }

        using var server = new ScriptedServer(script);
        return Run(recorded, server.WithPort);
    }

    private static CaseResult Run(ConformanceCase recorded, Func<string, string> prepare)
    {
        using var folder = new RecordedFolder(recorded.In.GetProperty("files"), prepare);
        var arguments = recorded.In.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!).SkipWhile(argument => argument is "generate");
        var run = ProgramRun.Of(["render", "--private-hosts", "127.0.0.1,localhost", .. arguments], folder.Root, "", new Dictionary<string, string>(StringComparer.Ordinal));
        int exit = recorded.Out.GetProperty("exit").GetInt32();
        if (run.ExitCode != exit)
        {
            return CaseResult.Fail($"expected exit {exit}, but exit {run.ExitCode}: {run.Error}");
        }

        string expected = string.Join(',', recorded.Out.GetProperty("quarantined").EnumerateArray().Select(element => element.GetString()));
        string actual = string.Join(',', run.Error.Split('\n').Where(line => line.Contains("GS0801", StringComparison.Ordinal)).Select(ElementOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (expected != actual)
        {
            return CaseResult.Fail($"expected '{expected}' in quarantine, but was '{actual}': {run.Error}");
        }

        return run.Error.AsSpan().ContainsAnyExceptInRange('\n', '~')
            ? CaseResult.Fail($"a message holds more than printable ASCII: {run.Error}")
            : CaseResult.Same(recorded.Out.GetProperty("ok").GetString()!, run.Output);
    }

    private static string ElementOf(string line) => ElementPattern.Match(line) is { Success: true } match ? match.Groups["number"].Value : "?";

    [GeneratedRegex(@"(pull request #|recorded input ')(?<number>[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ElementPattern { get; }
}
