using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Ci;

/// <summary>What a run may publish, where it runs.</summary>
/// <param name="Mode">What it may do.</param>
/// <param name="Finding">Why that is less than was asked, or cannot work; null when all is well.</param>
internal sealed record PublishPermission(PublishMode Mode, Diagnostic? Finding)
{
    /// <summary>
    /// Nothing is published on behalf of a fork: what is checked out is a stranger's; nor of a merge that is only tried. A pull request's merge commit and a tag
    /// are no branch: without one that is named, a run there only reports, as a check does.
    /// </summary>
    /// <param name="host">What it runs for.</param>
    /// <param name="publish">What is asked.</param>
    /// <param name="isDetached">Whether the checkout is on no branch; some hosts check out commits, and name the branch.</param>
    public static PublishPermission For(CiHost host, Options.PublishOptions publish, bool isDetached)
    {
        if (publish.Mode is not (PublishMode.Commit or PublishMode.PullRequest))
        {
            return new(publish.Mode, null);
        }

        if (host.IsFork)
        {
            return new(PublishMode.None, NewFinding(Severity.Notice, "this run is about a pull request of a fork, so nothing is published; it only reports", null));
        }

        if (host.IsTrial)
        {
            return new(PublishMode.None, NewFinding(Severity.Notice, "this run is about a merge that a queue tries, so nothing is published; it only reports", null));
        }

        bool isNamed = publish.Base is not null || (publish.Mode == PublishMode.Commit && publish.Branch is not null);
        bool isUnknown = host.Branch is null && (host.Reference.Length > 0 || isDetached);
        if (isUnknown && !isNamed)
        {
            string what = host.Reference.Length > 0 ? $"'{host.Reference}' is no branch" : "the checkout is on no branch";
            return new(PublishMode.None, NewFinding(
                host.IsPullRequest ? Severity.Notice : Severity.Warning,
                $"{what}, so nothing is published; this run only reports",
                "name the branch with the input base, or run on push or schedule"));
        }

        return new(publish.Mode, host.MayServeStrangers
            ? NewFinding(Severity.Warning, $"a run of '{host.Event}' has a token that can write, and may work on what a stranger wrote", "run on push or schedule")
            : null);
    }

    private static Diagnostic NewFinding(Severity severity, string message, string? suggestion) =>
        new(DiagnosticCodes.InvalidInput, severity, message, null) { Suggestion = suggestion };
}
