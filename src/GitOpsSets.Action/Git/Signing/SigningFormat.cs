namespace GitOpsSets.Action.Git.Signing;

/// <summary>The kinds of signature that git makes with a key.</summary>
internal enum SigningFormat
{
    /// <summary>OpenPGP.</summary>
    Gpg,

    /// <summary>OpenSSH.</summary>
    Ssh,
}
