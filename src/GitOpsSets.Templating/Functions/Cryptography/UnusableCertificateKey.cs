using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>A key that can be read but makes no certificates: DSA, X25519.</summary>
internal sealed class UnusableCertificateKey : CertificateKey
{
    /// <inheritdoc/>
    public override byte[] PublicKeyInfo => throw Refusal();

    /// <inheritdoc/>
    public override byte[] SignatureAlgorithm => throw Refusal();

    /// <inheritdoc/>
    public override byte[] Sign(byte[] data, bool isRepeatable) => throw Refusal();

    /// <inheritdoc/>
    public override string ToPem() => throw Refusal();

    private static FunctionException Refusal() => new("error creating certificate: x509: only RSA, ECDSA and Ed25519 keys supported");
}
