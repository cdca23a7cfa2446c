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

    /// <summary>Ours, where nobody says who makes the commits; the address is nobody's (RFC 2606).</summary>
    public static GitIdentity Neutral { get; } = new("gitopssets", "noreply@gitopssets.invalid");

    public string Name { get; }

    public string Email { get; }

    /// <summary>The identity; null where the name or the address is none.</summary>
    public static GitIdentity? TryOf(string name, string email) => IsGood(name) && IsGood(email) ? new GitIdentity(name, email) : null;

    public override string ToString() => $"{Name} <{Email}>";

    /// <summary>The environment of `commit-tree`: <paramref name="role"/> is AUTHOR or COMMITTER.</summary>
    internal ImmutableArray<KeyValuePair<string, string>> Variables(string role, DateTimeOffset time) =>
    [
        new($"GIT_{role}_NAME", Name),
        new($"GIT_{role}_EMAIL", Email),
        new($"GIT_{role}_DATE", FormattableString.Invariant($"@{time.ToUnixTimeSeconds()} +0000")),
    ];

    private static bool IsGood(string text) => text.Trim() is { Length: > 0 and <= 256 } trimmed && !trimmed.Any(static c => char.IsControl(c) || c is '<' or '>');

    private static string Checked(string text)
    {
        return IsGood(text)
            ? text.Trim()
            : throw new GitException(GitFailure.Forbidden, "use the identity", "name and e-mail address must be one line without '<' and '>'");
    }
}
