using System.Security.Cryptography;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>An RSA key; signs with SHA-256.</summary>
internal sealed class RsaCertificateKey(RSAParameters parameters) : CertificateKey
{
    /// <inheritdoc/>
    public override byte[] PublicKeyInfo
    {
        get
        {
            using var rsa = RSA.Create(parameters);
            return rsa.ExportSubjectPublicKeyInfo();
        }
    }

    /// <inheritdoc/>
    public override byte[] SignatureAlgorithm => AlgorithmIdentifier("1.2.840.113549.1.1.11", hasNull: true);

    /// <inheritdoc/>
    public override byte[] Sign(byte[] data, bool isRepeatable)
    {
        using var rsa = RSA.Create(parameters);
        return rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <inheritdoc/>
    public override string ToPem()
    {
        using var rsa = RSA.Create(parameters);
        return PemText.Write("RSA PRIVATE KEY", rsa.ExportRSAPrivateKey());
    }
}
