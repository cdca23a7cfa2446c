using System.Collections.Immutable;

namespace GitOpsSets.Action.Forges;

/// <summary>An open pull request as a publisher sees it.</summary>
/// <param name="Number">At least 1.</param>
/// <param name="Url">Where people read it.</param>
/// <param name="Body">As the forge keeps it; may be empty.</param>
/// <param name="Labels">Names.</param>
internal sealed record OpenPullRequest(long Number, string Url, string Body, ImmutableArray<string> Labels)
{
    /// <summary>Whether it is a draft, in the way its forge has for that.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Who opened it, by the forge's id; null where nobody needs to know.</summary>
    public string? OpenedBy { get; init; }

    /// <summary>Whether this call opened it.</summary>
    public bool IsNew { get; init; }
}
