using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace GitOpsSets.Conformance.Templates;

/// <summary>What parsing every certificate of a property showed.</summary>
internal static class RecordedCertificate
{
    private static readonly Dictionary<string, string> Algorithms = new(StringComparer.Ordinal)
    {
        ["1.3.101.112"] = "Ed25519",
        ["1.2.840.113549.1.1.1"] = "RSA",
        ["1.2.840.113549.1.1.11"] = "SHA256-RSA",
        ["1.2.840.10045.2.1"] = "ECDSA",
        ["1.2.840.10045.4.3.2"] = "ECDSA-SHA256",
    };

    /// <summary>The first thing that differs, or null.</summary>
    /// <param name="expected">The recorded facts; those we have no word for are passed over.</param>
    /// <param name="text">PEM of a certificate, with its key behind.</param>
    public static string? Difference(JsonElement expected, string text)
    {
        using var certificate = X509Certificate2.CreateFromPem(text);
        var facts = Facts(certificate, text);
        foreach (var fact in expected.EnumerateObject().Where(fact => facts.ContainsKey(fact.Name)))
        {
            string wanted = fact.Value.ValueKind == JsonValueKind.Array ? string.Join(' ', fact.Value.EnumerateArray().Select(item => item.GetString()))
                : fact.Value.ValueKind == JsonValueKind.Null ? "" : fact.Value.ToString().Trim('[', ']');
            if (!string.Equals(wanted, facts[fact.Name], StringComparison.OrdinalIgnoreCase))
            {
                return $"expected {fact.Name} '{wanted}', but was '{facts[fact.Name]}'";
            }
        }

        return expected.TryGetProperty("serialBitsAtMost", out var bits) && certificate.SerialNumberBytes.Length * 8 > bits.GetInt32() ? $"expected a serial number of {bits} bits at most" : null;
    }

    private static Dictionary<string, string> Facts(X509Certificate2 certificate, string text)
    {
        var constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages ?? X509KeyUsageFlags.None;
        var extended = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(extension => extension.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Select(item => item.Value switch { "1.3.6.1.5.5.7.3.1" => "serverAuth", "1.3.6.1.5.5.7.3.2" => "clientAuth", _ => item.Value }));
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = certificate.Version.ToString(CultureInfo.InvariantCulture),
            ["subject"] = certificate.Subject,
            ["issuer"] = certificate.Issuer,
            ["issuerIsSubject"] = (certificate.Issuer == certificate.Subject).ToString(),
            ["basicConstraints"] = (constraints is not null).ToString(),
            ["isCA"] = (constraints?.CertificateAuthority ?? false).ToString(),
            ["keyUsage"] = string.Join(' ', Usages(usage)),
            ["extKeyUsage"] = string.Join(' ', extended),
            ["dnsNames"] = string.Join(' ', names?.EnumerateDnsNames() ?? []),
            ["ipAddresses"] = string.Join(' ', names?.EnumerateIPAddresses() ?? []),
            ["certificateKey"] = Algorithms.GetValueOrDefault(certificate.PublicKey.Oid.Value!, "?"),
            ["signature"] = Algorithms.GetValueOrDefault(certificate.SignatureAlgorithm.Value!, "?"),
            ["validHours"] = (certificate.NotAfter - certificate.NotBefore).TotalHours.ToString(CultureInfo.InvariantCulture),
            ["notBeforeIsNow"] = (Math.Abs((certificate.NotBefore.ToUniversalTime() - DateTime.UtcNow).TotalHours) < 1).ToString(),
            ["subjectKeyIdBytes"] = Length(certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes),
            ["authorityKeyIdBytes"] = Length(certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier),
            ["privateKeyBlock"] = text.Split("-----BEGIN ")[^1].Split("-----")[0],
        };
    }

    private static string Length(ReadOnlyMemory<byte>? bytes) => (bytes?.Length ?? 0).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Usages(X509KeyUsageFlags usage)
    {
        (X509KeyUsageFlags Flag, string Name)[] known =
            [(X509KeyUsageFlags.DigitalSignature, "digitalSignature"), (X509KeyUsageFlags.KeyEncipherment, "keyEncipherment"), (X509KeyUsageFlags.KeyCertSign, "certSign"), (X509KeyUsageFlags.CrlSign, "crlSign")];
        return known.Where(item => usage.HasFlag(item.Flag)).Select(item => item.Name);
    }
}
