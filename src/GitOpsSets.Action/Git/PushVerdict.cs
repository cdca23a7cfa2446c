using System.Diagnostics;

namespace GitOpsSets.Action.Git;

/// <summary>What outcomes of a push mean for the publication.</summary>
internal static class PushVerdict
{
    /// <summary>How often a publication is computed anew before it gives up.</summary>
    public const int MaxAttempts = 10;

    /// <summary>Ends the publication where trying again would not help.</summary>
    /// <exception cref="GitException">Nothing was published.</exception>
    public static void ThrowWhenFinal(GitTarget target, PushOutcome outcome)
    {
        var operation = $"push the branch '{target.Branch}'";
        switch (outcome)
        {
            case PushOutcome.Refused refused:
                throw new GitException(
                    GitFailure.Refused, operation, refused.Words, target.Remote.Location, exitCode: null,
                    target.Remote.Advice.For(refused.Words) ?? Advice(refused.Words));
            case PushOutcome.Unauthorized unauthorized:
                throw new GitException(
                    GitFailure.Unauthorized, operation, unauthorized.Words, target.Remote.Location, exitCode: null, GitDiagnosis.Advice(unauthorized.Words, target.Remote));
        }
    }

    private static string Advice(string words) => words switch
    {
        _ when words.Contains("unpacker error", StringComparison.Ordinal) => "The server could not store the commit: its disk or a quota may be full; ask who runs it",
        _ when words.Contains("cannot create 'refs/", StringComparison.Ordinal) => "A branch is in the way whose name is a part of this one's, or this one a part of its: name another branch with the input branch",
        _ => "A rule of the repository declines it. Let this identity bypass the rule, or use publish: pull-request with a branch that the rule does not cover",
    };

    /// <summary>The end of a publication that was computed anew too often.</summary>
    public static GitException GaveUp(GitTarget target, PushOutcome outcome)
    {
        var operation = $"push the branch '{target.Branch}'";
        return outcome switch
        {
            PushOutcome.LostRace race => new GitException(
                GitFailure.RaceLost, operation, FormattableString.Invariant($"other writers were quicker {MaxAttempts} times ({race.Summary})"), target.Remote.Location,
                advice: "Let the runs for this branch wait for each other (a concurrency group, a resource group, or an exclusive lock)."),
            PushOutcome.Unknown unknown => new GitException(
                GitFailure.Unavailable, operation, unknown.Words, target.Remote.Location, advice: "Nothing was published. Try again later."),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// Whether only the remote knows what became of a push. A lost race can be one with ourselves: the HTTP library repeats a push whose answer was
    /// cut off. The next attempt looks at that; there is none after the last.
    /// </summary>
    public static bool IsDoubtful(PushOutcome outcome, int attempt) =>
        outcome is PushOutcome.Unknown || (outcome is PushOutcome.LostRace && attempt == MaxAttempts);
}
