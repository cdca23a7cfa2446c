using System.Formats.Asn1;
using System.Security.Cryptography;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>Reads private keys in PEM; mirrors sprig's <c>parsePrivateKeyPEM</c>.</summary>
internal static class CertificateKeyReader
{
    private const string Suffix = " PRIVATE KEY";
    private const string RsaIdentifier = "1.2.840.113549.1.1.1";
    private const string EllipticIdentifier = "1.2.840.10045.2.1";

    /// <summary>Reads a key.</summary>
    /// <param name="text">A block <c>PRIVATE KEY</c>, <c>RSA PRIVATE KEY</c>, <c>EC PRIVATE KEY</c> or <c>DSA PRIVATE KEY</c>.</param>
    /// <exception cref="FunctionException">There is none.</exception>
    public static CertificateKey Read(string text)
    {
        var (label, content) = PemText.Find(text) ?? throw new FunctionException("no PEM data in input");
        string kind = label == "PRIVATE KEY" ? "PKCS#8"
            : label.EndsWith(Suffix, StringComparison.Ordinal) ? label[..^Suffix.Length]
            : throw new FunctionException("no private key data in PEM block of type " + label);
        try
        {
            return kind switch
            {
                "PKCS#8" => ReadPkcs8(content),
                "RSA" => ReadRsa(rsa => rsa.ImportRSAPrivateKey(content, out _)),
                "EC" => ReadElliptic(key => key.ImportECPrivateKey(content, out _)),
                "DSA" => ReadDsa(content),
                _ => throw new FunctionException("invalid private key type " + kind),
            };
        }
        catch (Exception refused) when (refused is CryptographicException or AsnContentException)
        {
            throw new FunctionException($"decoding PEM as {kind}: {refused.Message}");
        }
    }

    private static CertificateKey ReadPkcs8(byte[] content)
    {
        var reader = new AsnReader(content, AsnEncodingRules.DER).ReadSequence();
        reader.ReadInteger();
        string identifier = reader.ReadSequence().ReadObjectIdentifier();
        byte[] inner = reader.ReadOctetString();
        return identifier switch
        {
            RsaIdentifier => ReadRsa(rsa => rsa.ImportPkcs8PrivateKey(content, out _)),
            EllipticIdentifier => ReadElliptic(key => key.ImportPkcs8PrivateKey(content, out _)),
            Ed25519CertificateKey.Identifier => ReadEd25519(inner),
            "1.3.101.110" => new UnusableCertificateKey(),
            _ => throw new FunctionException("decoding PEM as PKCS#8: x509: PKCS#8 wrapping contained private key with unknown algorithm: " + identifier),
        };
    }

    private static Ed25519CertificateKey ReadEd25519(byte[] inner)
    {
        byte[] seed = new AsnReader(inner, AsnEncodingRules.DER).ReadOctetString();
        return seed.Length == Ed25519.KeyBytes
            ? new Ed25519CertificateKey(seed)
            : throw new FunctionException("decoding PEM as PKCS#8: x509: invalid Ed25519 private key length");
    }

    private static RsaCertificateKey ReadRsa(Action<RSA> import)
    {
        using var rsa = RSA.Create();
        import(rsa);
        return new RsaCertificateKey(rsa.ExportParameters(includePrivateParameters: true));
    }

    private static EllipticCertificateKey ReadElliptic(Action<ECDsa> import)
    {
        using var key = ECDsa.Create();
        import(key);
        return new EllipticCertificateKey(key.ExportParameters(includePrivateParameters: true));
    }

    private static UnusableCertificateKey ReadDsa(byte[] content)
    {
        var numbers = new AsnReader(content, AsnEncodingRules.DER).ReadSequence();
        while (numbers.HasData)
        {
            numbers.ReadInteger();
        }

        return new UnusableCertificateKey();
    }
}
