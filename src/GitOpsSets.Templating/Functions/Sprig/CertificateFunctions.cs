using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using GitOpsSets.Templating.Functions.Cryptography;
using GitOpsSets.Templating.Functions.Dates;
using GitOpsSets.Templating.Functions.Encodings;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's certificates. Without a key of their own they get a new RSA key of 2048 bits.</summary>
internal static class CertificateFunctions
{
    private const int SerialBytes = 16;
    private const byte LeastSerialByte = 0x40;
    private const byte HighestSerialByte = 0x7F;
    private const int SignatureSteps = 2_000;
    private const int KeySteps = 50_000;
    private const long NanosecondsInDay = 86_400 * GoTime.NanosecondsInSecond;

    /// <summary>Only GitOpsSets have them.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } =
    [
        new("buildCustomCert", [GoType.String, GoType.String], Build),
        new("genCA", [GoType.String, GoType.Int], Authority) { IsDeterministic = false },
        new("genCAWithKey", [GoType.String, GoType.Int, GoType.String], AuthorityWithKey) { IsDeterministic = false },
        new("genSelfSignedCert", [GoType.String, GoType.AnyList, GoType.AnyList, GoType.Int], SelfSigned) { IsDeterministic = false },
        new("genSelfSignedCertWithKey", [GoType.String, GoType.AnyList, GoType.AnyList, GoType.Int, GoType.String], SelfSignedWithKey) { IsDeterministic = false },
        new("genSignedCert", [GoType.String, GoType.AnyList, GoType.AnyList, GoType.Int, GoType.Certificate], Signed) { IsDeterministic = false },
        new("genSignedCertWithKey", [GoType.String, GoType.AnyList, GoType.AnyList, GoType.Int, GoType.Certificate, GoType.String], SignedWithKey) { IsDeterministic = false },
    ];

    /// <summary>A certificate and its key, both given as base64 of PEM.</summary>
    /// <example><code>{{ (buildCustomCert .cert .key).Cert }}</code> gives PEM</example>
    public static TemplateValue Build(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        string certificate = Decode(arguments[0].Text, "unable to decode base64 certificate");
        string key = Decode(arguments[1].Text, "unable to decode base64 private key");
        var (_, content) = PemText.Find(certificate) ?? throw new FunctionException("unable to decode certificate");
        Explain("error parsing certificate: decodedCert.Bytes: ", () => IssuingCertificate.Read(content));
        Explain("error parsing private key: ", () => CertificateKeyReader.Read(key));
        return TemplateValue.Of(new GoCertificate(certificate, key));
    }

    /// <summary>A certificate authority: common name, days.</summary>
    /// <example><code>{{ (genCA "platform-ca" 365).Cert }}</code> gives PEM</example>
    public static TemplateValue Authority(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => MakeAuthority(context, arguments, NewKey(context));

    /// <summary>A certificate authority: common name, days, PEM of the key.</summary>
    /// <example><code>{{ (genCAWithKey "platform-ca" 365 .key).Cert }}</code> gives PEM</example>
    public static TemplateValue AuthorityWithKey(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        MakeAuthority(context, arguments, GivenKey(arguments[2].Text));

    /// <summary>A certificate signed by its own key: common name, IP addresses, host names, days.</summary>
    /// <example><code>{{ (genSelfSignedCert "app" (list "10.0.0.1") (list "app.local") 30).Cert }}</code> gives PEM</example>
    public static TemplateValue SelfSigned(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => MakeSelfSigned(context, arguments, () => NewKey(context));

    /// <summary>A certificate signed by its own key: common name, IP addresses, host names, days, PEM of the key.</summary>
    /// <example><code>{{ (genSelfSignedCertWithKey "app" nil nil 30 .key).Cert }}</code> gives PEM</example>
    public static TemplateValue SelfSignedWithKey(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var key = GivenKey(arguments[4].Text);
        return MakeSelfSigned(context, arguments, () => key);
    }

    /// <summary>A certificate signed by another: common name, IP addresses, host names, days, the other certificate.</summary>
    /// <example><code>{{ (genSignedCert "app" nil (list "app.local") 30 (genCA "ca" 365)).Cert }}</code> gives PEM</example>
    public static TemplateValue Signed(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => MakeSigned(context, arguments, () => NewKey(context));

    /// <summary>A certificate signed by another: common name, IP addresses, host names, days, the other certificate, PEM of the key.</summary>
    /// <example><code>{{ (genSignedCertWithKey "app" nil nil 30 (genCA "ca" 365) .key).Cert }}</code> gives PEM</example>
    public static TemplateValue SignedWithKey(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var key = GivenKey(arguments[5].Text);
        return MakeSigned(context, arguments, () => key);
    }

    private static TemplateValue MakeAuthority(FunctionContext context, ReadOnlySpan<TemplateValue> arguments, CertificateKey key) =>
        Result(CertificateWriter.SelfSigned(Details(context, arguments[0].Text, null, null, arguments[1].Integer) with { IsAuthority = true }, key), key);

    private static TemplateValue MakeSelfSigned(FunctionContext context, ReadOnlySpan<TemplateValue> arguments, Func<CertificateKey> takeKey)
    {
        var details = Details(context, arguments[0].Text, arguments[1].List, arguments[2].List, arguments[3].Integer);
        var key = takeKey();
        return Result(CertificateWriter.SelfSigned(details, key), key);
    }

    private static TemplateValue MakeSigned(FunctionContext context, ReadOnlySpan<TemplateValue> arguments, Func<CertificateKey> takeKey)
    {
        var authority = arguments[4].Object as GoCertificate ?? throw new FunctionException("expected a certificate");
        var (_, content) = PemText.Find(authority.Certificate) ?? throw new FunctionException("unable to decode certificate");
        var issuer = Explain("error parsing certificate: decodedSignerCert.Bytes: ", () => IssuingCertificate.Read(content));
        var issuerKey = Explain("error parsing private key: ", () => CertificateKeyReader.Read(authority.Key));
        var details = Details(context, arguments[0].Text, arguments[1].List, arguments[2].List, arguments[3].Integer);
        var key = takeKey();
        return Result(CertificateWriter.Signed(details, key, issuer, issuerKey), key);
    }

    private static TemplateValue Result(byte[] certificate, CertificateKey key) =>
        TemplateValue.Of(new GoCertificate(PemText.Write("CERTIFICATE", certificate), key.ToPem()));

    private static CertificateRequestDetails Details(FunctionContext context, string commonName, TemplateList? addresses, TemplateList? names, long days)
    {
        context.Budget.Charge(SignatureSteps);
        var ips = addresses is null ? [] : addresses.Items.ToArray().Select(ReadAddress).ToImmutableArray();
        var dnsNames = names is null ? [] : names.Items.ToArray().Select(ReadName).ToImmutableArray();
        byte[] serial = new byte[SerialBytes];
        context.Randomness.Fill(serial);

        // Always of full length, as recipients of certificates expect and as a reference's nearly always is.
        serial[0] = (byte)((serial[0] & HighestSerialByte) | LeastSerialByte);
        var now = GoTime.Now(context.Clock);
        return new CertificateRequestDetails(commonName, ips, dnsNames, ToDate(now), ToDate(now.Add(unchecked(days * NanosecondsInDay))), serial, IsAuthority: false) { IsRepeatable = context.Randomness.IsRepeatable };
    }

    private static DateTimeOffset ToDate(GoTime time) => time.Wall().Year is > 0 and <= 9999
        ? DateTimeOffset.FromUnixTimeSeconds(time.UnixSeconds)
        : throw new FunctionException("error creating certificate: cannot represent time as GeneralizedTime");

    private static IPAddress ReadAddress(TemplateValue value)
    {
        string text = value.IsString ? value.Text : throw new FunctionException($"error parsing ip: {GoFormat.Value(value)} is not a string");
        bool isDotted = text.Contains('.', StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal);
        bool isStrict = isDotted
            ? text.Split('.') is { Length: 4 } parts && parts.All(part => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0'))
            : text.Contains(':', StringComparison.Ordinal) && !text.AsSpan().ContainsAny('%', '[', ']');
        if (!isStrict || !IPAddress.TryParse(text, out var address))
        {
            throw new FunctionException("error parsing ip: " + text);
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static string ReadName(TemplateValue value)
    {
        string name = value.IsString ? value.Text : throw new FunctionException($"error processing alternate dns name: {GoFormat.Value(value)} is not a string");
        return System.Text.Ascii.IsValid(name) ? name : throw new FunctionException($"error creating certificate: x509: \"{name}\" cannot be encoded as an IA5String");
    }

    private static RsaCertificateKey NewKey(FunctionContext context)
    {
        context.Budget.Charge(KeySteps);
        return new RsaCertificateKey(RsaKeyMaker.Make(context.Randomness));
    }

    private static CertificateKey GivenKey(string pem) => Explain("parsing private key: ", () => CertificateKeyReader.Read(pem));

    private static string Decode(string text, string complaint) =>
        Base64Reader.Decode(GoText.ToUtf8(text), out byte[] bytes) is null ? GoText.FromUtf8(bytes) : throw new FunctionException(complaint);

    private static T Explain<T>(string context, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FunctionException refused)
        {
            throw new FunctionException(context + refused.Message);
        }
    }
}
