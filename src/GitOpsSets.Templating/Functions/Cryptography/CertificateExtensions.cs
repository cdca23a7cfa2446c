using System.Formats.Asn1;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>The extensions of RFC 5280 that sprig's certificates have, in Go's order.</summary>
internal static class CertificateExtensions
{
    /// <summary>Signatures and key encipherment; of an authority also certificates.</summary>
    public static void WriteKeyUsage(AsnWriter writer, bool isAuthority)
    {
        // Bits from the left: 0 digitalSignature, 2 keyEncipherment, 5 keyCertSign.
        var value = new AsnWriter(AsnEncodingRules.DER);
        if (isAuthority)
        {
            value.WriteBitString([0b1010_0100], unusedBitCount: 2);
        }
        else
        {
            value.WriteBitString([0b1010_0000], unusedBitCount: 5);
        }

        Write(writer, "2.5.29.15", isCritical: true, value);
    }

    /// <summary>Servers and clients.</summary>
    public static void WriteExtendedKeyUsage(AsnWriter writer)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        using (value.PushSequence())
        {
            value.WriteObjectIdentifier("1.3.6.1.5.5.7.3.1");
            value.WriteObjectIdentifier("1.3.6.1.5.5.7.3.2");
        }

        Write(writer, "2.5.29.37", isCritical: false, value);
    }

    /// <summary>Whether it may sign others.</summary>
    public static void WriteBasicConstraints(AsnWriter writer, bool isAuthority)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        using (value.PushSequence())
        {
            if (isAuthority)
            {
                value.WriteBoolean(true);
            }
        }

        Write(writer, "2.5.29.19", isCritical: true, value);
    }

    /// <summary>A short name of its own key.</summary>
    public static void WriteSubjectKeyIdentifier(AsnWriter writer, byte[] identifier)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        value.WriteOctetString(identifier);
        Write(writer, "2.5.29.14", isCritical: false, value);
    }

    /// <summary>A short name of the key that signs it.</summary>
    public static void WriteAuthorityKeyIdentifier(AsnWriter writer, byte[] identifier)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        using (value.PushSequence())
        {
            value.WriteOctetString(identifier, new Asn1Tag(TagClass.ContextSpecific, 0));
        }

        Write(writer, "2.5.29.35", isCritical: false, value);
    }

    /// <summary>Host names and addresses; critical when there is no other name.</summary>
    public static void WriteAlternativeNames(AsnWriter writer, CertificateRequestDetails details)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        using (value.PushSequence())
        {
            foreach (string name in details.DnsNames)
            {
                value.WriteCharacterString(UniversalTagNumber.IA5String, name, new Asn1Tag(TagClass.ContextSpecific, 2));
            }

            foreach (var address in details.Addresses)
            {
                value.WriteOctetString(address.GetAddressBytes(), new Asn1Tag(TagClass.ContextSpecific, 7));
            }
        }

        Write(writer, "2.5.29.17", isCritical: details.CommonName.Length == 0, value);
    }

    private static void Write(AsnWriter writer, string identifier, bool isCritical, AsnWriter value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(identifier);
            if (isCritical)
            {
                writer.WriteBoolean(true);
            }

            writer.WriteOctetString(value.Encode());
        }
    }
}
