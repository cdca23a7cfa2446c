using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git;

/// <summary>What authorises requests to one remote. It is sent as a header and never written to disk, a URL or a command line.</summary>
internal sealed class GitCredentials
{
    private GitCredentials(string scheme, string value, ImmutableArray<string> secrets)
    {
        if (value.Any(char.IsControl))
        {
            throw new GitException(GitFailure.Forbidden, "use the credentials", "they contain a control character");
        }

        Header = $"AUTHORIZATION: {scheme} {value}";
        Secrets = secrets;
    }

    /// <summary>The whole header line.</summary>
    public string Header { get; }

    /// <summary>Every form in which the secret could turn up in text.</summary>
    public ImmutableArray<string> Secrets { get; }

    /// <summary>A token as the hosting services take it: a JSON Web Token by itself, another as the password of a user whose name does not matter to most of them.</summary>
    public static GitCredentials Token(Secret token) => token.IsJsonWebToken ? Bearer(token) : Basic("x-access-token", token);

    /// <summary>A user and a password, or a token in its place.</summary>
    public static GitCredentials Basic(string userName, Secret password)
    {
        var revealed = password.Reveal();
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{revealed}"));
        return new GitCredentials("basic", encoded, [revealed, encoded, Uri.EscapeDataString(revealed)]);
    }

    /// <summary>A token by itself.</summary>
    public static GitCredentials Bearer(Secret token)
    {
        var revealed = token.Reveal();
        return new GitCredentials("bearer", revealed, [revealed, Uri.EscapeDataString(revealed)]);
    }

    public override string ToString() => "***";
}
