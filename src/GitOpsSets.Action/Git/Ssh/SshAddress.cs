using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Git.Ssh;

/// <summary>Where a repository is on an SSH server. Only what neither git, a shell nor ssh can take for anything else is one (CVE-2017-1000117).</summary>
/// <param name="User">Whom the server lets in; null where the address does not say.</param>
/// <param name="Host">A name or an address; that of IP version 6 in brackets.</param>
/// <param name="Port">Null for the usual one.</param>
/// <param name="Path">On the server; begins with a slash.</param>
internal sealed partial record SshAddress(string? User, string Host, int? Port, string Path)
{
    private const string Scheme = "ssh://";

    /// <summary>Whom hosting services let in.</summary>
    public const string UsualUser = "git";

    /// <summary>Reads a URL; a password in it is dropped, for nothing here would use it.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out SshAddress? address)
    {
        address = null;
        var match = Url.Match(text);
        if (!match.Success || Uri.UnescapeDataString(match.Groups["path"].Value).Any(char.IsControl))
        {
            return false;
        }

        int? port = match.Groups["port"] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
        if (port is 0 or > ushort.MaxValue)
        {
            return false;
        }

        address = new SshAddress(match.Groups["user"] is { Success: true, Value: var user } ? user : null, match.Groups["host"].Value, port, match.Groups["path"].Value);
        return true;
    }

    /// <summary>Whether a name can be that of a user: nothing that ends the name in an address or begins an option.</summary>
    public static bool IsUser(string name) => UserName.IsMatch(name);

    /// <summary>How the server's keys are asked for, as a command for people.</summary>
    public string ScanCommand => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"ssh-keyscan -p {port} {Host.Trim('[', ']')}") : $"ssh-keyscan {Host.Trim('[', ']')}";

    /// <summary>As git takes it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme}{User}{(User is null ? "" : "@")}{Host}{(Port is null ? "" : ":")}{Port}{Path}");

    [GeneratedRegex(@"^ssh://((?<user>[A-Za-z0-9_][A-Za-z0-9._+-]{0,63})(:[^/@]*)?@)?(?<host>[A-Za-z0-9_][A-Za-z0-9._-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(:(?<port>[0-9]{1,5}))?(?<path>/[^\s]+)\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Url { get; }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._+-]{0,63}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex UserName { get; }
}
