using GitOpsSets.Action.Trees;

namespace GitOpsSets.Action.Git;

/// <summary>Where commits go.</summary>
internal sealed record GitTarget
{
    public required GitRemote Remote { get; init; }

    /// <summary>The branch that is written, by its short name.</summary>
    public required string Branch { get; init; }

    /// <summary>Where the branch starts when there is none yet; null for the default branch of the remote.</summary>
    public string? BaseBranch { get; init; }

    public GitIdentity Identity { get; init; } = GitIdentity.Neutral;

    /// <summary>Which files of a tip are read in any case, since they hold what the tool remembers.</summary>
    public Func<string, bool> Remembers { get; init; } = IsManifest;

    /// <summary>Which files of a tip may hold definitions, or objects that these refer to.</summary>
    public Func<string, bool> Defines { get; init; } = IsManifest;

    /// <summary>Whether definitions are read from the tip that is that commit; otherwise they are at hand, in the checkout.</summary>
    public Func<string, bool> IsReadFrom { get; init; } = static _ => true;

    /// <summary>The object format for a remote that is empty and does not show its own.</summary>
    public ObjectFormat FormatWhenEmpty { get; init; }

    /// <summary>The objects to get with a tip, all in one request: any other file costs a request of its own when it is read.</summary>
    public IReadOnlySet<string> Needed(string commit, TreeListing listing) =>
        GitTree.Needed(listing, IsReadFrom(commit) ? path => Remembers(path) || Defines(path) : Remembers);

    private static bool IsManifest(string path) =>
        path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal);
}
