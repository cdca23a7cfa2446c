using System.Security.Cryptography;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions;

/// <summary>With a seed and a standing clock every function gives the same twice, those of chance included.</summary>
public sealed class RepeatableFunctionsTests
{
    private static readonly string[] OfTheClock = ["ago", "now", "date", "dateInZone", "date_in_zone", "dateModify", "date_modify", "mustDateModify", "must_date_modify", "htmlDate", "htmlDateInZone"];

    // Not for use: it is made for these tests.
    private static readonly string Key = EllipticKey();

    public static TheoryData<string> OfChance => [.. FunctionTables.GitOpsSet.Names.Where(IsOfChance)];

    [Theory]
    [MemberData(nameof(OfChance))]
    public void A_seed_gives_the_same_each_time_and_another_seed_something_else(string function)
    {
        string first = Render(function, "one");

        Assert.Equal(first, Render(function, "one"));
        Assert.NotEqual(first, Render(function, "two"), StringComparer.Ordinal);
    }

    [Fact]
    public void The_same_request_has_the_same_certificate_signed_by_a_given_elliptic_key()
    {
        const string template = """{{ $ca := genCAWithKey "ca" 30 .Element.key }}{{ $c := genSignedCertWithKey "app" nil (list "app.local") 30 $ca .Element.key }}{{ $ca.Cert }}{{ $c.Cert }}{{ $c.Key }}""";

        string first = RenderTemplate(template, "one");

        Assert.Equal(first, RenderTemplate(template, "one"));
    }

    private static bool IsOfChance(string name) =>
        FunctionTables.GitOpsSet.TryGet(name, out var function) && !function.IsDeterministic && !OfTheClock.Contains(name, StringComparer.Ordinal);

    private static string Render(string function, string seed) => RenderTemplate(CallOf(function), seed);

    private static string CallOf(string function) => function switch
    {
        "randInt" => "{{ randInt 0 1000000000 }}",
        "randBytes" or "randAlpha" or "randAlphaNum" or "randNumeric" or "randAscii" => $"{{{{ {function} 16 }}}}",
        "shuffle" => "{{ shuffle \"abcdefghijklmnopqrstuvwxyz\" }}",
        "bcrypt" => "{{ bcrypt \"x\" }}",
        "htpasswd" => "{{ htpasswd \"a\" \"x\" }}",
        "encryptAES" => "{{ encryptAES \"secret\" \"text\" }}",
        "genCA" => "{{ (genCA \"ca\" 30).Cert }}",
        "genCAWithKey" => "{{ (genCAWithKey \"ca\" 30 .Element.key).Cert }}",
        "genSelfSignedCert" => "{{ (genSelfSignedCert \"app\" nil nil 30).Key }}",
        "genSelfSignedCertWithKey" => "{{ (genSelfSignedCertWithKey \"app\" nil nil 30 .Element.key).Cert }}",
        "genSignedCert" => "{{ (genSignedCert \"app\" nil nil 30 (genCAWithKey \"ca\" 30 .Element.key)).Cert }}",
        "genSignedCertWithKey" => "{{ (genSignedCertWithKey \"app\" nil nil 30 (genCAWithKey \"ca\" 30 .Element.key) .Element.key).Cert }}",
        _ => $"{{{{ {function} }}}}",
    };

    private static string RenderTemplate(string template, string seed)
    {
        var context = new FunctionContext(new Budget(TemplateLimits.Default, TestContext.Current.CancellationToken), new StandingClock(), RandomSource.Seeded(seed));
        var root = new TemplateMap();
        root["Element"] = Rendering.Map(("key", TemplateValue.Of(Key)));
        return Rendering.Parse(template).Execute(new RenderData(TemplateValue.Of(root)), context).Text;
    }

    private static string EllipticKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKeyPem();
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
