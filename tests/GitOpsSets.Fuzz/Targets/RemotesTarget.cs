using GitOpsSets.Action.Git;
using GitOpsSets.Action.Trees;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Addresses and branches that are handed to git: none is an option, runs a program, or carries a password.</summary>
internal sealed class RemotesTarget : IFuzzTarget
{
    public string Name => "remotes";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [new RecordedSeeds("guard/", recorded => RecordedSeeds.Text(recorded, "value"))];

    public IReadOnlyList<string> Words { get; } =
    [
        "https://", "http://", "ssh://", "file:///", "ext::sh -c", "fd::17", "git://", "ftp://", "HTTPS://", "-oProxyCommand=x", "--upload-pack=x", "git@github.com:acme/fleet.git", "user:password@", "@", ":", "::", "/", "//", "\\", "%40", "%3a", "%0a", "%00", "#", "?",
        "[::1]", "127.0.0.1", "refs/heads/", "HEAD", "@{", "..", ".lock", ".", "~", "^", "*", "[", " ", "\t", "\n", "\0", "\u0085", "\u2028", "\u202e", "\ud800", "main",
    ];

    public string Try(byte[] input)
    {
        string text = GoText.FromUtf8(input);
        _ = RemoteAddress.Same(text, "https://github.com/acme/fleet.git");
        _ = RemoteAddress.WithoutCredentials(text);
        bool isBranch = BranchName.IsValid(text);
        if (isBranch)
        {
            Require(text[0] is not ('-' or '/' or '.') && text[^1] is not ('/' or '.'), "a branch is a name", text);
            Require(!text.Any(c => char.IsControl(c) || c is ' ' or '~' or '^' or ':' or '?' or '*' or '[' or '\\'), "a branch is no pattern and no expression", text);
            Require(!text.Contains("..", StringComparison.Ordinal) && !text.Contains("//", StringComparison.Ordinal) && !text.Contains("/.", StringComparison.Ordinal), "a branch leads nowhere", text);
        }

        if (!GitRemote.TryParse(text, null, out var remote))
        {
            return $"no remote, {(isBranch ? "a branch" : "no branch")}";
        }

        string location = remote.Location;
        Require(location[0] != '-' && !location.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)), "a remote is no option and one word", location);
        Require(remote.Scheme is "https" or "http" or "ssh" or "file", "a remote has a known transport", remote.Scheme);
        Require(location[0] == '/' || location.StartsWith(remote.Scheme + "://", StringComparison.Ordinal) || remote.Scheme == "ssh", "a remote is reached by its own transport", location);
        Require(location[0] == '/' || !location.Split("://")[0].Contains("::", StringComparison.Ordinal), "a remote runs no helper", location);
        Require(remote.Scheme is not ("https" or "http") || !Authority(location).Contains('@', StringComparison.Ordinal), "a remote carries no password", location);
        Require(remote.Scheme != "ssh" || !Host(location).StartsWith('-'), "a host is no option", location);
        Require(GitRemote.TryParse(location, null, out var again) && again.Location == location && again.Scheme == remote.Scheme, "a remote stays one", location);
        return $"{remote.Scheme} {remote.Credentials is not null} {isBranch}";
    }

    private static string Authority(string location)
    {
        string rest = location[(location.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return rest.Split('/')[0];
    }

    private static string Host(string location)
    {
        string authority = location.Contains("://", StringComparison.Ordinal) ? Authority(location) : location.Split(':')[0];
        return authority[(authority.LastIndexOf('@') + 1)..];
    }

    private static void Require(bool holds, string law, string evidence)
    {
        if (!holds)
        {
            throw new BrokenLawException(law, evidence);
        }
    }
}
