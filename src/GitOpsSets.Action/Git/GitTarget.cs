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

    /// <summary>Which files of the tip are going to be read: they come in one request, any other file costs a request when it is read.</summary>
    public Func<string, bool> Reads { get; init; } = IsManifest;

    /// <summary>The object format for a remote that is empty and does not show its own.</summary>
    public ObjectFormat FormatWhenEmpty { get; init; }

    private static bool IsManifest(string path) =>
        path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal);
}
