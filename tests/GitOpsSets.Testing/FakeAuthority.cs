using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GitOpsSets.Testing;

/// <summary>A certificate authority of the tests' own; what it signs is valid from yesterday on for weeks.</summary>
public sealed class FakeAuthority
{
    private readonly DateTimeOffset _from = TimeProvider.System.GetUtcNow().AddDays(-1);
    private readonly X509Certificate2 _certificate;
    private byte _serial;

    public FakeAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _certificate = request.CreateSelfSigned(_from, _from.AddDays(30));
    }

    /// <summary>Its own certificate, as PEM.</summary>
    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>A server's or a client's certificate with its key.</summary>
    /// <param name="names">DNS names and addresses it is for.</param>
    public X509Certificate2 Sign(params IReadOnlyList<string> names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        using var signed = request.Create(_certificate, _from, _from.AddDays(20), [1, 2, ++_serial]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>The key of a certificate that was signed here, as PEM.</summary>
    public static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey() ?? throw new ArgumentException("it has no key", nameof(certificate));
        return key.ExportPkcs8PrivateKeyPem();
    }
}
