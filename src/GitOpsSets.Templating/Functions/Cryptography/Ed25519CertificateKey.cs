using System.Formats.Asn1;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>An Ed25519 key.</summary>
/// <param name="seed">32 bytes.</param>
internal sealed class Ed25519CertificateKey(byte[] seed) : CertificateKey
{
    /// <summary>The object identifier of the algorithm, RFC 8410.</summary>
    public const string Identifier = "1.3.101.112";

    /// <inheritdoc/>
    public override byte[] PublicKeyInfo
    {
        get
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(SignatureAlgorithm);
                writer.WriteBitString(Ed25519.PublicKey(seed));
            }

            return writer.Encode();
        }
    }

    /// <inheritdoc/>
    public override byte[] SignatureAlgorithm => AlgorithmIdentifier(Identifier);

    /// <inheritdoc/>
    public override byte[] Sign(byte[] data, bool isRepeatable) => Ed25519.Sign(seed, data);

    /// <inheritdoc/>
    public override string ToPem()
    {
        var inner = new AsnWriter(AsnEncodingRules.DER);
        inner.WriteOctetString(seed);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteEncodedValue(SignatureAlgorithm);
            writer.WriteOctetString(inner.Encode());
        }

        return PemText.Write("PRIVATE KEY", writer.Encode());
    }
}
