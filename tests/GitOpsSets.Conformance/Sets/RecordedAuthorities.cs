using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using GitOpsSets.Testing;

namespace GitOpsSets.Conformance.Sets;

/// <summary>The certificates and keys that recordings speak of, made anew for each run.</summary>
internal static class RecordedAuthorities
{
    private static readonly FakeAuthority Authority = new("recorded root");
    private static readonly FakeAuthority Other = new("unrelated root");
    private static readonly X509Certificate2 Client = Authority.Sign("client");

    // In the order of replacing: one name is the end of another one.
    private static readonly (string Name, string Text)[] Fillings =
    [
        ("OTHER_CA_PEM_BASE64", Base64(Other.Pem)),
        ("CA_PEM_BASE64", Base64(Authority.Pem)),
        ("<SERVER-CA-PEM>", Authority.Pem),
        ("<OTHER-CA-PEM>", Other.Pem),
        ("<CLIENT-CERT-PEM>", Client.ExportCertificatePem()),
        ("<CLIENT-KEY-PEM>", FakeAuthority.KeyOf(Client)),
        ("<OTHER-KEY-PEM>", FakeAuthority.KeyOf(Other.Sign("another client"))),
        ("<RSA-PRIVATE-KEY-PEM>", NewRsaKey()),
    ];

    /// <summary>For 127.0.0.1 and localhost.</summary>
    public static X509Certificate2 Server { get; } = Authority.Sign("localhost", "127.0.0.1");

    /// <summary>For another host.</summary>
    public static X509Certificate2 OtherServer { get; } = Authority.Sign("other.example.test");

    /// <summary>Puts certificates and keys where the recording has their names.</summary>
    public static string Fill(string text) =>
        Fillings.Aggregate(text, static (filled, filling) => filled.Replace(filling.Name, filling.Text, StringComparison.Ordinal));

    /// <summary>Whether a caller has shown the certificate of the recorded client.</summary>
    public static bool IsClient(X509Certificate2 shown) => shown.RawData.AsSpan().SequenceEqual(Client.RawData);

    private static string Base64(string pem) => Convert.ToBase64String(Encoding.ASCII.GetBytes(pem));

    private static string NewRsaKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportRSAPrivateKeyPem();
    }
}
