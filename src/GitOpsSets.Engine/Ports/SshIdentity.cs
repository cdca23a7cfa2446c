namespace GitOpsSets.Engine.Ports;

/// <summary>What proves to an SSH server who we are, and to us who the server is.</summary>
/// <param name="Key">A private key as OpenSSH or PEM writes it, whole.</param>
/// <param name="Passphrase">Of the key; empty for none.</param>
/// <param name="KnownHosts">Lines of OpenSSH's <c>known_hosts</c>: servers that show another key, or are not among them, are not talked to.</param>
public sealed record SshIdentity(Secret Key, Secret Passphrase, string KnownHosts);
