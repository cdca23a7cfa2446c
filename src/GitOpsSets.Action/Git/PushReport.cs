namespace GitOpsSets.Action.Git;

/// <summary>Reads the report of `git push --porcelain` for one reference.</summary>
internal static class PushReport
{
    private static readonly string[] Races =
    [
        "fetch first", "non-fast-forward", "stale info", "failed to update ref", "cannot lock ref", "incorrect old value", "reference already exists",
        "failed to lock", "remote ref updated",
    ];

    private static readonly string[] NoAnswer = ["remote failure", "failed to report status", "Internal Server Error", "atomic push failed"];

    /// <summary>Sorts one report.</summary>
    /// <param name="exitCode">0 all updated, 1 see the lines, else the connection or the credentials failed.</param>
    /// <param name="output">Lines `flag TAB from:to TAB summary`.</param>
    /// <param name="error">Redacted; the server's words have the prefix `remote:`.</param>
    public static PushOutcome Read(int exitCode, string output, string error)
    {
        if (exitCode == 0)
        {
            return new PushOutcome.Landed();
        }

        foreach (var line in output.Split('\n'))
        {
            if (line.StartsWith("!\t", StringComparison.Ordinal))
            {
                return Rejected(line.Split('\t')[^1], error);
            }
        }

        return GitDiagnosis.Read(error).Failure switch
        {
            GitFailure.Unauthorized => new PushOutcome.Unauthorized(error),
            GitFailure.NotFound or GitFailure.Forbidden => new PushOutcome.Refused(error),
            _ => new PushOutcome.Unknown(error),
        };
    }

    private static PushOutcome Rejected(string summary, string error)
    {
        // Of another branch whose name is a part of this one's; git calls that a failed update as it does a race.
        bool isInTheWay = error.Contains("cannot create 'refs/", StringComparison.Ordinal);
        if (!isInTheWay && Races.Any(sign => summary.Contains(sign, StringComparison.Ordinal)))
        {
            return new PushOutcome.LostRace(summary);
        }

        if (NoAnswer.Any(sign => summary.Contains(sign, StringComparison.Ordinal)))
        {
            return new PushOutcome.Unknown($"{summary}\n{error}".Trim());
        }

        var words = string.Join('\n', error.Split('\n')
            .Where(line => line.StartsWith("remote:", StringComparison.Ordinal))
            .Select(line => line["remote:".Length..].Trim())
            .Where(line => line.Length > 0));
        return new PushOutcome.Refused(words.Length == 0 ? summary : $"{summary}\n{words}");
    }
}
