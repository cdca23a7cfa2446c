using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GitOpsSets.Conformance.Sets;

/// <summary>The certificates that recordings speak of, made anew for each run.</summary>
internal static class RecordedAuthorities
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private static readonly X509Certificate2 Authority = NewAuthority("recorded root");
    private static readonly X509Certificate2 Other = NewAuthority("unrelated root");

    /// <summary>For 127.0.0.1 and localhost.</summary>
    public static X509Certificate2 Server { get; } = NewServer(Authority);

    /// <summary>Puts the certificates where the recording has their names.</summary>
    public static string Fill(string text) => text
        .Replace("OTHER_CA_PEM_BASE64", Base64(Other), StringComparison.Ordinal)
        .Replace("CA_PEM_BASE64", Base64(Authority), StringComparison.Ordinal);

    private static string Base64(X509Certificate2 certificate) => Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));

    private static X509Certificate2 NewAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(From, From.AddDays(30));
    }

    private static X509Certificate2 NewServer(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, From, From.AddDays(20), [1, 2, 3]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
