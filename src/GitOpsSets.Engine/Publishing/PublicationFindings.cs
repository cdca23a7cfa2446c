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
        _ => [],
    };

    private static Diagnostic ForeignCommits(string branch) =>
        new(DiagnosticCodes.ForeignCommits, Severity.Warning, $"the branch '{branch}' holds commits that are not ours, so it and its pull request stay as they are", null)
        {
            Suggestion = "merge or close the pull request and delete the branch, or let 'reset-branch' drop the commits",
        };
}
