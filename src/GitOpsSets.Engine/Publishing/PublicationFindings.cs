using System.Globalization;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine.Publishing;

/// <summary>What a publication has to say to people.</summary>
internal static class PublicationFindings
{
    public static IEnumerable<Diagnostic> Of(Publication publication) => publication switch
    {
        Publication.Failed failed =>
        [
            new Diagnostic(DiagnosticCodes.PublishFailed, Severity.Error, failed.Reason, null) { Suggestion = failed.Advice.Length == 0 ? null : failed.Advice },
        ],
        Publication.Proposed proposed =>
        [
            .. proposed.HasYielded ? [ForeignCommits(proposed.Branch)] : (IEnumerable<Diagnostic>)[],
            .. proposed.Shortfalls.Select(shortfall => new Diagnostic(DiagnosticCodes.PullRequestShortfall, Severity.Warning, shortfall, null)),
        ],
        Publication.Written { Ignored: [var first, .. var more] } => [IgnoredFiles(first, more.Length)],
        _ => [],
    };

    private static Diagnostic IgnoredFiles(string first, int more)
    {
        string folder = first.Split('/')[0];
        string files = more == 0 ? $"'{first}' is" : string.Create(CultureInfo.InvariantCulture, $"'{first}' and {more} more files are");
        return new Diagnostic(DiagnosticCodes.OutputIgnored, Severity.Warning, $"{files} written, but left out by .gitignore: 'git add' passes over what is", null)
        {
            Suggestion = first == folder ? $"add the line '!/{first}' at the end of .gitignore" : $"add the lines '!/{folder}/' and '!/{folder}/**' at the end of .gitignore",
        };
    }

    private static Diagnostic ForeignCommits(string branch) =>
        new(DiagnosticCodes.ForeignCommits, Severity.Warning, $"the branch '{branch}' holds commits that are not ours, so it and its pull request stay as they are", null)
        {
            Suggestion = "merge or close the pull request and delete the branch, or let 'reset-branch' drop the commits",
        };
}
