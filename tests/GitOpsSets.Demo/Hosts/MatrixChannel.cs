using System.Text;

namespace GitOpsSets.Demo.Hosts;

/// <summary>What must hold of every run, whatever it did: how its host shows the end, that no text of outsiders is a command, and that no token is seen.</summary>
internal static class MatrixChannel
{
    private static readonly string[] OwnCommands =
        ["error", "warning", "notice", "group", "endgroup", "add-mask", "task.setsecret", "task.setvariable", "task.logissue", "task.uploadsummary", "task.complete", "##[section]"];

    /// <summary>Checks a run.</summary>
    /// <param name="scene">Where it was.</param>
    /// <param name="job">What the host understood.</param>
    /// <param name="exitCode">How it should have ended, before the host was told.</param>
    /// <param name="expect">Takes each finding.</param>
    public static void Check(MatrixScene scene, JobOutcome job, int exitCode, Action<bool, string> expect)
    {
        bool isPartial = exitCode is 3 or 8;
        var host = scene.Cell.Host;
        var wanted = exitCode == 0 ? JobResult.Succeeded : isPartial && host is AzureHost or GitLabHost ? JobResult.SucceededWithIssues : JobResult.Failed;
        expect(job.Run.ExitCode == (isPartial && host is AzureHost ? 0 : exitCode), $"exit code {exitCode}, not {job.Run.ExitCode}");
        expect(job.Result == wanted, $"the job is shown as {wanted}, not {job.Result}");
        expect(job.Commands.All(name => OwnCommands.Contains(name, StringComparer.Ordinal)), $"no command but ours is obeyed: {string.Join(", ", job.Commands.Distinct(StringComparer.Ordinal))}");
        expect(!WithoutSections(job.Log).Contains('\u001b', StringComparison.Ordinal), "no control sequence is in the log");
        string[] tokens = [.. scene.Sites.Select(static site => site.Kind.Token)];
        string told = $"{job.Log}\n{job.Summary}\n{string.Join('\n', job.Outputs?.Values ?? [])}";
        expect(!tokens.SelectMany(Forms).Any(form => told.Contains(form, StringComparison.Ordinal)), "no token is seen");
        expect(job.Hidden is not { } hidden || tokens.All(token => hidden.Contains(token, StringComparer.Ordinal)), "the host is told to hide the tokens");
        string[] strangers = [.. scene.Sites.SelectMany(static site => site.Strangers)];
        expect(strangers.Length == 0, $"every server is sent its own token and no other: {string.Join(", ", strangers)}");
    }

    private static string WithoutSections(string log) => log
        .Replace("\u001b[0Ksection_", "section_", StringComparison.Ordinal)
        .Replace("\r\u001b[0K", "", StringComparison.Ordinal);

    private static IEnumerable<string> Forms(string token) =>
    [
        token,
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{token}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($":{token}")),
    ];
}
