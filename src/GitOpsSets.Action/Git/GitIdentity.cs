using System.Collections.Immutable;

namespace GitOpsSets.Action.Git;

/// <summary>Who wrote or committed: a name and an e-mail address as git records them.</summary>
internal sealed record GitIdentity
{
    public GitIdentity(string name, string email)
    {
        Name = Checked(name);
        Email = Checked(email);
    }

    /// <summary>The bot that GitHub shows for commits of a workflow.</summary>
    public static GitIdentity GitHubActions { get; } =
        new("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com");

    public string Name { get; }

    public string Email { get; }

    public override string ToString() => $"{Name} <{Email}>";

    /// <summary>The environment of `commit-tree`: <paramref name="role"/> is AUTHOR or COMMITTER.</summary>
    internal ImmutableArray<KeyValuePair<string, string>> Variables(string role, DateTimeOffset time) =>
    [
        new($"GIT_{role}_NAME", Name),
        new($"GIT_{role}_EMAIL", Email),
        new($"GIT_{role}_DATE", FormattableString.Invariant($"@{time.ToUnixTimeSeconds()} +0000")),
    ];

    private static string Checked(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length is > 0 and <= 256 && !trimmed.Any(c => char.IsControl(c) || c is '<' or '>')
            ? trimmed
            : throw new GitException(GitFailure.Forbidden, "use the identity", "name and e-mail address must be one line without '<' and '>'");
    }
}
