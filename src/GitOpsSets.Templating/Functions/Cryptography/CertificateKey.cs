namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>A private key that certificates are made for and signed with.</summary>
internal abstract class CertificateKey
{
    /// <summary>The public half: DER of <c>SubjectPublicKeyInfo</c>.</summary>
    public abstract byte[] PublicKeyInfo { get; }

    /// <summary>What it signs with: DER of <c>AlgorithmIdentifier</c>.</summary>
    public abstract byte[] SignatureAlgorithm { get; }

    /// <summary>The signature of some bytes.</summary>
    public abstract byte[] Sign(byte[] data);

    /// <summary>The key in the form sprig hands out.</summary>
    public abstract string ToPem();
}
