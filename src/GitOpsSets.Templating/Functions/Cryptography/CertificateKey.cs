using System.Formats.Asn1;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>A private key that certificates are made for and signed with.</summary>
internal abstract class CertificateKey
{
    /// <summary>The public half: DER of <c>SubjectPublicKeyInfo</c>.</summary>
    public abstract byte[] PublicKeyInfo { get; }

    /// <summary>What it signs with: DER of <c>AlgorithmIdentifier</c>.</summary>
    public abstract byte[] SignatureAlgorithm { get; }

    /// <summary>The signature of some bytes.</summary>
    /// <param name="data">What to sign.</param>
    /// <param name="isRepeatable">Whether the same bytes must have the same signature.</param>
    public abstract byte[] Sign(byte[] data, bool isRepeatable);

    /// <summary>The key in the form sprig hands out.</summary>
    public abstract string ToPem();

    /// <summary>DER of an <c>AlgorithmIdentifier</c>, RFC 5280 §4.1.1.2.</summary>
    /// <param name="identifier">The algorithm's object identifier.</param>
    /// <param name="hasNull">Whether its parameters are NULL, or absent.</param>
    protected static byte[] AlgorithmIdentifier(string identifier, bool hasNull = false)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(identifier);
            if (hasNull)
            {
                writer.WriteNull();
            }
        }

        return writer.Encode();
    }
}
