using System.Formats.Asn1;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>What a signed certificate takes from the one that signs it.</summary>
/// <param name="Subject">DER of its name.</param>
/// <param name="PublicKeyInfo">DER of its public key.</param>
/// <param name="KeyIdentifier">Empty when it has none.</param>
internal sealed record IssuingCertificate(byte[] Subject, byte[] PublicKeyInfo, byte[] KeyIdentifier)
{
    private const string KeyIdentifierExtension = "2.5.29.14";

    /// <summary>Reads a certificate.</summary>
    /// <param name="content">DER of <c>Certificate</c>.</param>
    /// <exception cref="FunctionException">It is malformed.</exception>
    public static IssuingCertificate Read(byte[] content)
    {
        try
        {
            var certificate = new AsnReader(content, AsnEncodingRules.DER).ReadSequence();
            var body = certificate.ReadSequence();
            if (body.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                body.ReadEncodedValue();
            }

            body.ReadInteger();
            body.ReadSequence();
            body.ReadSequence();
            body.ReadSequence();
            byte[] subject = body.ReadEncodedValue().ToArray();
            byte[] publicKeyInfo = body.PeekEncodedValue().ToArray();
            body.ReadSequence();
            certificate.ReadSequence();
            certificate.ReadBitString(out _);
            return new IssuingCertificate(subject, publicKeyInfo, ReadKeyIdentifier(body));
        }
        catch (AsnContentException)
        {
            throw new FunctionException("x509: malformed certificate");
        }
    }

    private static byte[] ReadKeyIdentifier(AsnReader body)
    {
        while (body.HasData)
        {
            var tag = body.PeekTag();
            if (!tag.HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 3)))
            {
                body.ReadEncodedValue();
                continue;
            }

            var extensions = body.ReadSequence(tag).ReadSequence();
            while (extensions.HasData)
            {
                var extension = extensions.ReadSequence();
                if (extension.ReadObjectIdentifier() == KeyIdentifierExtension)
                {
                    return new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadOctetString();
                }
            }
        }

        return [];
    }
}
