using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using GitOpsSets.Action.Git.Ssh;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git;

/// <summary>A repository that git reaches by URL or absolute path, and the credentials for it.</summary>
internal sealed partial class GitRemote
{
    private static readonly FrozenSet<string> Schemes = FrozenSet.ToFrozenSet(["https", "http", "ssh", "file"], StringComparer.Ordinal);

    private GitRemote(string location, string scheme, GitCredentials? credentials)
    {
        Location = location;
        Scheme = scheme;
        Credentials = credentials;
    }

    /// <summary>What git is given: without user and password, except the user of an SSH URL, which is part of the address.</summary>
    public string Location { get; }

    /// <summary>https, http, ssh or file; the only transport git may use with this remote.</summary>
    public string Scheme { get; }

    public GitCredentials? Credentials { get; }

    /// <summary>How connections to it are secured; null for the system's way.</summary>
    public TlsSettings? Tls { get; private init; }

    /// <summary>The key that an SSH server is shown, and the servers that are known; null leaves both to the user's own ssh.</summary>
    public SshIdentity? Identity { get; private init; }

    /// <summary>Every form in which what authorises requests could turn up in text.</summary>
    public ImmutableArray<string> Secrets => [.. Credentials?.Secrets ?? [], .. Identity is null ? [] : SshClient.SecretsOf(Identity)];

    /// <summary>Who is asked, where that is an SSH server; else null.</summary>
    public SshAddress? Ssh { get; private init; }

    /// <summary>What people can do when it declines.</summary>
    public RemoteAdvice Advice { get; private init; } = RemoteAdvice.Default;

    /// <summary>The same remote with certificates of its own.</summary>
    public GitRemote With(TlsSettings? tls) => new(Location, Scheme, Credentials) { Tls = tls, Identity = Identity, Ssh = Ssh, Advice = Advice };

    /// <summary>The same remote with a key of its own.</summary>
    public GitRemote With(SshIdentity? identity) => new(Location, Scheme, Credentials) { Tls = Tls, Identity = identity, Ssh = Ssh, Advice = Advice };

    /// <summary>The same SSH server, asked to let a user in.</summary>
    public GitRemote As(string user) => Ssh is { } address
        ? new GitRemote((address with { User = user }).ToString(), Scheme, Credentials) { Tls = Tls, Identity = Identity, Ssh = address with { User = user }, Advice = Advice }
        : this;

    /// <summary>The same remote with advice of its own.</summary>
    public GitRemote Advised(RemoteAdvice advice) => new(Location, Scheme, Credentials) { Tls = Tls, Identity = Identity, Ssh = Ssh, Advice = advice };

    /// <summary>Reads an address that has to be right.</summary>
    /// <exception cref="GitException">The text is not an address that we hand to git.</exception>
    public static GitRemote Parse(string location, GitCredentials? credentials) =>
        TryParse(location, credentials, out var remote)
            ? remote
            : throw new GitException(GitFailure.Forbidden, "use the remote", "its address is not an https, http, ssh or file URL, nor an absolute path");

    /// <summary>A password inside the URL is taken out of it; it is used when no credentials are given.</summary>
    public static bool TryParse(string location, GitCredentials? credentials, [NotNullWhen(true)] out GitRemote? remote)
    {
        remote = null;
        if (location.Length == 0 || location[0] == '-' || location.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return false;
        }

        if (location[0] == '/')
        {
            remote = new GitRemote(location, "file", null);
            return true;
        }

        var colon = location.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0)
        {
            remote = SecureCopyAddress().Match(location) is { Success: true } match
                ? new GitRemote(location, "ssh", null) { Ssh = new SshAddress(match.Groups["user"].Value, match.Groups["host"].Value, null, "/" + match.Groups["path"].Value.TrimStart('/')) }
                : null;
            return remote is not null;
        }

        var scheme = location[..colon].ToLowerInvariant();
        if (!Schemes.Contains(scheme))
        {
            return false;
        }

        if (scheme == "ssh")
        {
            remote = SshAddress.TryRead(location, out var address) ? new GitRemote(address.ToString(), scheme, null) { Ssh = address } : null;
            return remote is not null;
        }

        remote = WithoutUser(scheme, location[(colon + 3)..], credentials);
        if (HostOf(remote.Location).StartsWith('-'))
        {
            remote = null;
        }

        return remote is not null;
    }

    /// <summary>The same remote as text that may be shown.</summary>
    public override string ToString() => Location;

    // ssh would take such a host for an option (CVE-2017-1000117).
    private static string HostOf(string location)
    {
        string authority = location[(location.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('/')[0];
        return authority[(authority.LastIndexOf('@') + 1)..];
    }

    private static GitRemote WithoutUser(string scheme, string rest, GitCredentials? credentials)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var at = rest.LastIndexOf('@', slash < 0 ? rest.Length - 1 : slash);
        if (at < 0)
        {
            return new GitRemote($"{scheme}://{rest}", scheme, scheme is "https" or "http" ? credentials : null);
        }

        var parts = rest[..at].Split(':', 2);
        var address = rest[(at + 1)..];
        if (scheme is not ("https" or "http"))
        {
            return new GitRemote($"{scheme}://{parts[0]}@{address}", scheme, null);
        }

        var own = parts.Length == 2 ? GitCredentials.Basic(Uri.UnescapeDataString(parts[0]), new Secret(Uri.UnescapeDataString(parts[1]))) : null;
        return new GitRemote($"{scheme}://{address}", scheme, credentials ?? own);
    }

    [GeneratedRegex(@"^(?<user>[A-Za-z0-9._-]+)@(?<host>[A-Za-z0-9][A-Za-z0-9.-]*):(?<path>[^-:][^:]*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SecureCopyAddress();
}
