using System.Collections.Frozen;

namespace GitOpsSets.Action.Git;

/// <summary>What a remote said about its references: the complete answer to one question.</summary>
/// <param name="Ids">Full name (refs/heads/main, HEAD) to object name; a name that is not here does not exist.</param>
/// <param name="DefaultBranch">The short name of the branch that HEAD stands for; null when the remote does not say.</param>
internal sealed record RemoteReferences(FrozenDictionary<string, string> Ids, string? DefaultBranch)
{
    private const string HeadPrefix = "ref: refs/heads/";

    public string? Find(string reference) => Ids.GetValueOrDefault(reference);

    /// <summary>Whether anything was found; an empty repository has not even HEAD.</summary>
    public bool IsEmpty => Ids.Count == 0;

    /// <summary>The object format of the remote, as far as the answer shows it.</summary>
    public ObjectFormat? Format => Ids.Count == 0 ? null : ObjectId.FormatOf(Ids.Values[0]);

    /// <summary>Reads the output of `git ls-remote --symref`.</summary>
    public static RemoteReferences Parse(string output)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        string? defaultBranch = null;
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('\t', 2);
            if (parts.Length != 2)
            {
                continue;
            }

            if (parts[1] == "HEAD" && parts[0].StartsWith(HeadPrefix, StringComparison.Ordinal))
            {
                defaultBranch = parts[0][HeadPrefix.Length..];
            }
            else if (ObjectId.FormatOf(parts[0]) is not null)
            {
                ids[parts[1]] = parts[0];
            }
        }

        return new RemoteReferences(ids.ToFrozenDictionary(StringComparer.Ordinal), defaultBranch);
    }
}
