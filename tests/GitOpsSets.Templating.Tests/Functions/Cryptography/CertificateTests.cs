using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions.Cryptography;

public sealed class CertificateTests
{
    private const string Chain = """
        {{ $ca := genCA "platform-ca" 365 }}{{ $cert := genSignedCert "app.example.com" (list "10.0.0.1" "::1") (list "app.local") 30 $ca }}{{ $ca.Cert }}{{ $cert.Cert }}{{ $cert.Key }}
        """;

    [Fact]
    public void A_signed_certificate_verifies_against_its_authority()
    {
        var (authority, certificate) = ReadChain(Render(Chain, RandomSource.System));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        bool isTrusted = chain.Build(certificate);

        Assert.True(isTrusted, string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
        Assert.True(certificate.MatchesHostname("app.local", allowWildcards: false, allowCommonName: false));
        Assert.True(certificate.MatchesHostname("10.0.0.1", allowWildcards: false, allowCommonName: false));
    }

    [Fact]
    public void The_key_belongs_to_the_certificate()
    {
        string text = Render(Chain, RandomSource.System);
        var (_, certificate) = ReadChain(text);
        using var key = RSA.Create();
        key.ImportFromPem(text.AsSpan(text.IndexOf("-----BEGIN RSA", StringComparison.Ordinal)));

        using var publicKey = certificate.GetRSAPublicKey();

        Assert.Equal(publicKey!.ExportSubjectPublicKeyInfo(), key.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void The_same_seed_gives_the_same_certificate()
    {
        const string template = """{{ genSelfSignedCert "app" nil (list "app.local") 30 }}""";

        string first = Render(template, RandomSource.Seeded("one"));

        Assert.Equal(first, Render(template, RandomSource.Seeded("one")));
    }

    [Fact]
    public void Serial_numbers_are_always_of_full_length()
    {
        const string template = """{{ $c := genCAWithKey "app" 30 "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIPcKkDLk+NmPJBi06tkFXl30DcJ5Rjpw6k7/bYTmk4Cz\n-----END PRIVATE KEY-----\n" }}{{ $c.Cert }}""";

        var lengths = Enumerable.Range(0, 600).Select(seed => SerialLength(Render(template, RandomSource.Seeded(seed.ToString(CultureInfo.InvariantCulture))))).Distinct();

        Assert.Equal([16], lengths);
    }

    [Fact]
    public void Certificates_without_end_run_into_the_budget()
    {
        var failure = Assert.Throws<TemplateException>(() => Render("""{{ range until 1000 }}{{ bcrypt "x" | trunc 0 }}{{ end }}""", RandomSource.System));

        Assert.Contains("steps", failure.Message, StringComparison.Ordinal);
    }

    private static (X509Certificate2 Authority, X509Certificate2 Certificate) ReadChain(string text)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(text);
        return (certificates[0], certificates[1]);
    }

    private static int SerialLength(string certificate)
    {
        using var read = X509Certificate2.CreateFromPem(certificate);
        return read.SerialNumberBytes.Length;
    }

    private static string Render(string template, RandomSource randomness)
    {
        var context = new FunctionContext(new Budget(TemplateLimits.Default, TestContext.Current.CancellationToken), new FixedClock(), randomness);
        return Rendering.Parse(template).Execute(new RenderData(TemplateValue.Nil), context).Text;
    }

    // A whole day, so that two renders see the same one, yet one on which the certificates are valid.
    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero);
    }
}
