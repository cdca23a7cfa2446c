using System.Security.Cryptography;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>A key on one of the NIST curves; signs with the hash of the curve's size.</summary>
internal sealed class EllipticCertificateKey(ECParameters parameters) : CertificateKey
{
    private int Size => parameters.D?.Length * 8 ?? 256;

    /// <inheritdoc/>
    public override byte[] PublicKeyInfo
    {
        get
        {
            using var key = ECDsa.Create(parameters);
            return key.ExportSubjectPublicKeyInfo();
        }
    }

    /// <inheritdoc/>
    public override byte[] SignatureAlgorithm => AlgorithmIdentifier(Size > 384 ? "1.2.840.10045.4.3.4" : Size > 256 ? "1.2.840.10045.4.3.3" : "1.2.840.10045.4.3.2");

    private HashAlgorithmName Hash => Size > 384 ? HashAlgorithmName.SHA512 : Size > 256 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;

    /// <inheritdoc/>
    public override byte[] Sign(byte[] data, bool isRepeatable)
    {
        if (isRepeatable)
        {
            return RepeatableSignature.Sign(parameters, data, Hash);
        }

        using var key = ECDsa.Create(parameters);
        return key.SignData(data, Hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <inheritdoc/>
    public override string ToPem()
    {
        using var key = ECDsa.Create(parameters);
        return PemText.Write("EC PRIVATE KEY", key.ExportECPrivateKey());
    }
}
