using System.Collections.Immutable;

namespace GitOpsSets.Action.Git;

/// <summary>Everything of a commit besides its tree and parent.</summary>
internal sealed record CommitText(string Message, GitIdentity Author, GitIdentity Committer, DateTimeOffset Time)
{
    public ImmutableArray<KeyValuePair<string, string>> Variables =>
        [.. Author.Variables("AUTHOR", Time), .. Committer.Variables("COMMITTER", Time)];
}
