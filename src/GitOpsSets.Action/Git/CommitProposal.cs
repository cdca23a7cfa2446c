using System.Collections.Immutable;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>What shall become of a tip.</summary>
internal sealed record CommitProposal
{
    /// <summary>Paths that are not named stay as they are; no changes at all means no commit.</summary>
    public required ImmutableArray<TreeChange> Changes { get; init; }

    /// <summary>Paths whose change alone is not worth another commit in the place of one that waits.</summary>
    public ImmutableHashSet<string> Incidental { get; init; } = [];

    /// <summary>Subject, and body after an empty line.</summary>
    public required string Message { get; init; }

    /// <summary>Null for the identity of the target.</summary>
    public GitIdentity? Author { get; init; }

    /// <summary>Null for the identity of the target.</summary>
    public GitIdentity? Committer { get; init; }

    /// <summary>Lines `key: value` at the end of the message.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Trailers { get; init; } = [];

    /// <summary>Message and trailers as git stores them.</summary>
    public string FullMessage()
    {
        var message = new StringBuilder(OneStyle(Message));
        if (message.Length == 0)
        {
            throw new GitException(GitFailure.Forbidden, "make the commit", "its message is empty");
        }

        message.Append('\n');
        var separator = "\n";
        foreach (var (key, value) in Trailers)
        {
            message.Append(separator).Append(key).Append(": ").Append(OneStyle(value).Replace('\n', ' ')).Append('\n');
            separator = "";
        }

        return message.ToString();
    }

    private static string OneStyle(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
}
