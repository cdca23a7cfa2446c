using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git.Ssh;

/// <summary>How git calls ssh for one remote: with one key, for the servers that are known, and with nothing of the user's or the machine's configuration.</summary>
internal static class SshClient
{
    private const string Operation = "use the SSH key";
    private const string Folder = "ssh";

    // Relative to the repository that git works in, so that no shell and no '%' of ssh's has a part in the name of a temporary folder.
    private const string KeyFile = Folder + "/key";
    private const string KnownHostsFile = Folder + "/known_hosts";

    private static readonly ImmutableArray<string> Options =
    [
        "IdentitiesOnly=yes", "IdentityAgent=none", "PreferredAuthentications=publickey", "PasswordAuthentication=no", "KbdInteractiveAuthentication=no", "NumberOfPasswordPrompts=1",
        "StrictHostKeyChecking=yes", $"UserKnownHostsFile={KnownHostsFile}", "GlobalKnownHostsFile=/dev/null", "UpdateHostKeys=no", "VerifyHostKeyDNS=no", "CheckHostIP=no",
        "ProxyCommand=none", "ProxyJump=none", "PermitLocalCommand=no", "ControlPath=none", "ClearAllForwardings=yes", "ForwardAgent=no", "ForwardX11=no",
        "ConnectTimeout=10", "ServerAliveInterval=15", "ServerAliveCountMax=2", "LogLevel=ERROR",
    ];

    /// <summary>Lays the key ready below a folder, which goes with everything in it, and looks whether it can be used.</summary>
    /// <param name="identity">The key and the known servers.</param>
    /// <param name="repository">The folder that git works in; nobody else may read it.</param>
    /// <param name="searchPath">Where programs are found.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The variables by which git calls ssh.</returns>
    /// <exception cref="GitException">It is no key, its passphrase is another one, or there is no ssh.</exception>
    public static async Task<ImmutableArray<KeyValuePair<string, string>>> PrepareAsync(SshIdentity identity, string repository, string searchPath, CancellationToken cancellationToken)
    {
        CompanionProgram.Require("ssh", "openssh-client", Operation, searchPath);
        string checker = CompanionProgram.Require("ssh-keygen", "openssh-client", Operation, searchPath);
        string folder = Path.Combine(repository, Folder);
        Directory.CreateDirectory(folder);
        PrivateFile.Write(folder, "key", Lines(identity.Key.Reveal()));
        PrivateFile.Write(folder, "known_hosts", Lines(identity.KnownHosts));

        // In batch mode ssh asks nobody, and so for no passphrase either; all else that it could ask is switched off.
        var asked = identity.Passphrase.IsEmpty ? [] : Passphrase.Asked(folder, identity.Passphrase);
        await CheckAsync(new CompanionProgram(checker, repository, asked, searchPath), identity, cancellationToken);
        string[] all = [$"BatchMode={(asked.IsEmpty ? "yes" : "no")}", .. Options];
        return [new("GIT_SSH_COMMAND", $"ssh -F none -a -x -T -i {KeyFile} {string.Join(' ', all.Select(static option => $"-o {option}"))}"), new("GIT_SSH_VARIANT", "ssh"), .. asked];
    }

    /// <summary>What must not turn up in any message.</summary>
    public static IEnumerable<string> SecretsOf(SshIdentity identity) =>
        identity.Key.Reveal().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static line => !line.StartsWith("-----", StringComparison.Ordinal))
            .Append(identity.Passphrase.Reveal()).Where(static secret => secret.Length > 0);

    // OpenSSH takes neither a key with Windows' line ends nor one whose last line does not end.
    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() + "\n";

    private static async Task CheckAsync(CompanionProgram checker, SshIdentity identity, CancellationToken cancellationToken)
    {
        // Without a passphrase an empty one is given, or the program would ask the terminal.
        string[] passphrase = identity.Passphrase.IsEmpty ? ["-P", ""] : [];
        var (exitCode, _, error) = await checker.RunAsync(["-y", .. passphrase, "-f", KeyFile], "", cancellationToken);
        if (exitCode == 0)
        {
            return;
        }

        if (error.Contains("No user exists", StringComparison.Ordinal))
        {
            throw new GitException(GitFailure.Forbidden, Operation, "ssh runs only for users that have a name, and this one has none", advice: "Run as root, or as another user of /etc/passwd.");
        }

        bool isLocked = error.Contains("passphrase", StringComparison.Ordinal);
        throw (isLocked, identity.Passphrase.IsEmpty) switch
        {
            (true, true) => new GitException(GitFailure.Forbidden, Operation, "the private key is protected by a passphrase, and none was given", advice: "Hand in the passphrase beside the key, in a Secret as 'password', or a key without one."),
            (true, false) => new GitException(GitFailure.Forbidden, Operation, "the passphrase does not open the private key", advice: "Check the passphrase, which a Secret has as 'password'."),
            _ => new GitException(GitFailure.Forbidden, Operation, "it is no private key that ssh can read", advice: "Hand in the whole file, from -----BEGIN to the last -----, with its line breaks; the public half is not it."),
        };
    }
}
