namespace GitOpsSets.Action.Git;

/// <summary>
/// A branch cannot be where a part of its name is a branch already, or where it would be a part of another one's name; nor, on servers whose file system does not tell
/// case, where the name is there in another spelling.
/// </summary>
internal static class BranchConflict
{
    /// <summary>What to ask a remote for besides the branch, to see the ones it does not get along with.</summary>
    public static IEnumerable<string> Patterns(string branch)
    {
        string reference = BranchName.Reference(branch);
        return [.. PathPrefixes.Of(branch).Select(BranchName.Reference), $"{reference}/*"];
    }

    /// <summary>The same for a branch that could not be made: any spelling of its name, and of the folders in it.</summary>
    public static IEnumerable<string> SpellingPatterns(string branch) =>
        [$"refs/heads/{AnyCase(branch)}", .. PathPrefixes.Of(branch).Select(static part => $"refs/heads/{AnyCase(part)}/*")];

    /// <summary>Refuses a branch that a server did not make, without saying why, where the name is there in another spelling.</summary>
    /// <exception cref="GitException">Names the branch in the way.</exception>
    public static void RequireSpelling(RemoteReferences references, string branch, GitRemote remote)
    {
        string reference = BranchName.Reference(branch);
        string? rival = references.Find(reference) is null
            ? references.Ids.Keys.Where(name => IsOtherSpelling(name, reference)).Order(StringComparer.Ordinal).FirstOrDefault()?["refs/heads/".Length..]
            : null;
        if (rival is not null)
        {
            throw new GitException(
                GitFailure.Forbidden, $"make the branch '{branch}'", $"the server does not make it: there is a branch '{rival}', which differs in case where their names are the same", remote.Location,
                advice: $"Name another branch with the input branch, spell it as '{rival}' is, or delete that.");
        }
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

    // The longest part that both have, folder by folder, is spelled differently.
    private static bool IsOtherSpelling(string name, string reference)
    {
        string[] theirs = name.Split('/');
        string[] ours = reference.Split('/');
        int same = theirs.Zip(ours).TakeWhile(static pair => pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)).Count();
        return !theirs.AsSpan(0, same).SequenceEqual(ours.AsSpan(0, same));
    }

    // As a pattern of git's; a branch's name has no character that means something there.
    private static string AnyCase(string name) => string.Concat(name.Select(static character =>
        char.IsAsciiLetter(character) ? $"[{char.ToLowerInvariant(character)}{char.ToUpperInvariant(character)}]" : character.ToString()));
}
