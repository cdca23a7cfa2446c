using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git.Signing;

/// <summary>The key that commits are signed with.</summary>
/// <param name="Format">Which program signs.</param>
/// <param name="Key">GPG: the armoured private key. SSH: an OpenSSH private key, or a public one whose private half an agent holds.</param>
/// <param name="Passphrase">Of the private key; may be empty.</param>
internal sealed record SigningKey(SigningFormat Format, Secret Key, Secret Passphrase)
{
    private static readonly string[] PublicPrefixes = ["ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-"];

    /// <summary>Whether a text is a public SSH key, such as <c>ssh-ed25519 AAAA…</c>.</summary>
    public static bool IsPublicSsh(string text) =>
        PublicPrefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal)) && !text.Trim().Contains('\n', StringComparison.Ordinal);

    /// <summary>Whether a text looks like a private key of the format, as far as a glance can tell.</summary>
    public static bool LooksRight(SigningFormat format, string text) => format == SigningFormat.Gpg
        ? text.Contains("-----BEGIN PGP PRIVATE KEY BLOCK-----", StringComparison.Ordinal)
        : IsPublicSsh(text) || (text.Contains("-----BEGIN ", StringComparison.Ordinal) && text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) && !text.Contains(" PGP ", StringComparison.Ordinal));
}
