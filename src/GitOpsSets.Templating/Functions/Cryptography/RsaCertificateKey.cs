using System.Formats.Asn1;
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
    public override byte[] SignatureAlgorithm
    {
        get
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.1.11");
                writer.WriteNull();
            }

            return writer.Encode();
        }
    }

    /// <inheritdoc/>
    public override byte[] Sign(byte[] data)
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
