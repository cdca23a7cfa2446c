namespace GitOpsSets.Action.Git;

/// <summary>A branch cannot be where a part of its name is a branch already, or where it would be a part of another one's name.</summary>
internal static class BranchConflict
{
    /// <summary>What to ask a remote for besides the branch, to see the ones it does not get along with.</summary>
    public static IEnumerable<string> Patterns(string branch)
    {
        string reference = BranchName.Reference(branch);
        return [.. PathPrefixes.Of(branch).Select(BranchName.Reference), $"{reference}/*"];
    }

    /// <summary>Refuses a branch that is not there and cannot be made.</summary>
    /// <exception cref="GitException">Names the branch in the way.</exception>
    public static void Require(RemoteReferences references, string branch, GitRemote remote)
    {
        string reference = BranchName.Reference(branch);
        if (references.Find(reference) is not null)
        {
            return;
        }

        string? rival = PathPrefixes.Of(branch).FirstOrDefault(part => references.Find(BranchName.Reference(part)) is not null)
            ?? references.Ids.Keys.Where(name => name.StartsWith(reference + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault()?["refs/heads/".Length..];
        if (rival is not null)
        {
            throw new GitException(
                GitFailure.Forbidden, $"make the branch '{branch}'", $"there is a branch '{rival}', and one cannot be below the other", remote.Location,
                advice: $"Name another branch with the input branch, or delete '{rival}'.");
        }
    }
}
