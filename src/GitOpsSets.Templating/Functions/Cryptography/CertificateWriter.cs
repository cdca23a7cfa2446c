using System.Formats.Asn1;
using System.Security.Cryptography;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>Makes X.509 certificates with the contents sprig gives them; mirrors <c>CreateCertificate</c> of Go's <c>crypto/x509</c>.</summary>
internal static class CertificateWriter
{
    private const int KeyIdentifierBytes = 20;
    private const int LastShortYear = 2049;
    private const int FirstShortYear = 1950;

    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);

    /// <summary>A certificate that its own key signs.</summary>
    /// <returns>DER.</returns>
    public static byte[] SelfSigned(CertificateRequestDetails details, CertificateKey key)
    {
        byte[] subject = Name(details.CommonName);
        return Sign(Body(details, key.PublicKeyInfo, subject, subject, key.SignatureAlgorithm, []), key, details.IsRepeatable);
    }

    /// <summary>A certificate that another one's key signs.</summary>
    /// <returns>DER.</returns>
    /// <exception cref="FunctionException">The key is not the issuer's.</exception>
    public static byte[] Signed(CertificateRequestDetails details, CertificateKey key, IssuingCertificate issuer, CertificateKey issuerKey)
    {
        if (!issuer.PublicKeyInfo.AsSpan().SequenceEqual(issuerKey.PublicKeyInfo))
        {
            throw new FunctionException("error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey");
        }

        byte[] subject = Name(details.CommonName);
        byte[] authority = issuer.Subject.AsSpan().SequenceEqual(subject) ? [] : issuer.KeyIdentifier;
        return Sign(Body(details, key.PublicKeyInfo, subject, issuer.Subject, issuerKey.SignatureAlgorithm, authority), issuerKey, details.IsRepeatable);
    }

    private static byte[] Sign(byte[] body, CertificateKey key, bool isRepeatable)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(body);
            writer.WriteEncodedValue(key.SignatureAlgorithm);
            writer.WriteBitString(key.Sign(body, isRepeatable));
        }

        return writer.Encode();
    }

    private static byte[] Body(CertificateRequestDetails details, byte[] publicKeyInfo, byte[] subject, byte[] issuer, byte[] algorithm, byte[] authority)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(VersionTag))
            {
                writer.WriteInteger(2);
            }

            writer.WriteInteger(new System.Numerics.BigInteger(details.Serial, isUnsigned: true, isBigEndian: true));
            writer.WriteEncodedValue(algorithm);
            writer.WriteEncodedValue(issuer);
            using (writer.PushSequence())
            {
                WriteTime(writer, details.NotBefore);
                WriteTime(writer, details.NotAfter);
            }

            writer.WriteEncodedValue(subject);
            writer.WriteEncodedValue(publicKeyInfo);
            using (writer.PushSequence(ExtensionsTag))
            using (writer.PushSequence())
            {
                WriteExtensions(writer, details, publicKeyInfo, authority);
            }
        }

        return writer.Encode();
    }

    private static void WriteExtensions(AsnWriter writer, CertificateRequestDetails details, byte[] publicKeyInfo, byte[] authority)
    {
        CertificateExtensions.WriteKeyUsage(writer, details.IsAuthority);
        CertificateExtensions.WriteExtendedKeyUsage(writer);
        CertificateExtensions.WriteBasicConstraints(writer, details.IsAuthority);
        if (details.IsAuthority)
        {
            CertificateExtensions.WriteSubjectKeyIdentifier(writer, KeyIdentifier(publicKeyInfo));
        }

        if (authority.Length > 0)
        {
            CertificateExtensions.WriteAuthorityKeyIdentifier(writer, authority);
        }

        if (details.Addresses.Length + details.DnsNames.Length > 0)
        {
            CertificateExtensions.WriteAlternativeNames(writer, details);
        }
    }

    private static byte[] KeyIdentifier(byte[] publicKeyInfo)
    {
        var reader = new AsnReader(publicKeyInfo, AsnEncodingRules.DER).ReadSequence();
        reader.ReadSequence();
        return SHA256.HashData(reader.ReadBitString(out _))[..KeyIdentifierBytes];
    }

    private static byte[] Name(string commonName)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (commonName.Length > 0)
            {
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("2.5.4.3");
                    bool isPrintable = commonName.All(character => char.IsAsciiLetterOrDigit(character) || " '()+,-./:=?".Contains(character, StringComparison.Ordinal));
                    writer.WriteCharacterString(isPrintable ? UniversalTagNumber.PrintableString : UniversalTagNumber.UTF8String, commonName);
                }
            }
        }

        return writer.Encode();
    }

    private static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        if (time.Year is >= FirstShortYear and <= LastShortYear)
        {
            writer.WriteUtcTime(time);
        }
        else
        {
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
        }
    }
}
