using System.Collections.Immutable;

namespace GitOpsSets.Action.Git;

/// <summary>
/// Finds out who a person at a keyboard is, as git itself does when it commits: <c>GIT_AUTHOR_NAME</c> and <c>GIT_AUTHOR_EMAIL</c>, else
/// <c>user.name</c> and <c>user.email</c> of the repository or the user. Nothing else of the user's settings is read.
/// </summary>
/// <param name="git">Reads the configuration.</param>
/// <param name="environment">The variables of the process.</param>
internal sealed class GitUser(GitCommand git, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Who works in a repository; null when nobody is named.</summary>
    /// <param name="root">The top folder of the work tree.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<GitIdentity?> FindAsync(string root, CancellationToken cancellationToken)
    {
        if (GitIdentity.TryOf(Variable("GIT_AUTHOR_NAME"), Variable("GIT_AUTHOR_EMAIL")) is { } named)
        {
            return named;
        }

        var invocation = new GitInvocation
        {
            Operation = "read who you are",
            Directory = root,
            Arguments = ["config", "--null", "--get-regexp", @"^user\.(name|email)$"],
            Variables = OwnConfiguration(),
            Answers = [0, 1],
        };
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string[] record in (await git.RunAsync(invocation, cancellationToken)).Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(static record => record.Split('\n', 2)))
        {
            values[record[0]] = record.ElementAtOrDefault(1) ?? ""; // the last one counts
        }

        return GitIdentity.TryOf(values.GetValueOrDefault("user.name") ?? "", values.GetValueOrDefault("user.email") ?? "");
    }

    // Git looks at both files of a user; whichever is there does.
    private ImmutableArray<KeyValuePair<string, string>> OwnConfiguration()
    {
        string home = Variable("HOME");
        string folder = Variable("XDG_CONFIG_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".config");
        string? file = ((string[])[Variable("GIT_CONFIG_GLOBAL"), Path.Combine(home, ".gitconfig"), Path.Combine(folder, "git", "config")])
            .FirstOrDefault(static path => Path.IsPathRooted(path) && File.Exists(path));
        return file is null ? [] : [new("HOME", home), new("GIT_CONFIG_GLOBAL", file)];
    }

    private string Variable(string name) => environment.GetValueOrDefault(name) ?? "";
}
