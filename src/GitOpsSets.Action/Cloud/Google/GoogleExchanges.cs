using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Google;

/// <summary>The token services of Google Cloud. Nothing is sent to a host that is not Google's, whatever a credentials file says.</summary>
/// <param name="http">The way out.</param>
internal sealed class GoogleExchanges(ForgeHttp http)
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Where a service account is acted as (<see href="https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken"/>).</summary>
    public static Uri ImpersonationOf(string email) => new($"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{string.Join('@', email.Split('@').Select(Uri.EscapeDataString))}:generateAccessToken");

    /// <summary>An address that a file names.</summary>
    /// <exception cref="ForgeException">It is not Google's.</exception>
    public static Uri OwnAddress(string? written) =>
        AbsoluteAddress.TryRead(written, out var address) && address is { Scheme: "https", IsDefaultPort: true } && address.IdnHost.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase)
            ? address
            : throw new ForgeException("the Google credentials file names a server that is not Google's", "Its addresses must be of googleapis.com");

    /// <summary>A token for a service account's key (<see href="https://developers.google.com/identity/protocols/oauth2/service-account#httprest"/>).</summary>
    /// <param name="file">Of the type service_account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">The key cannot be used, or the exchange failed.</exception>
    public Task<(Secret Token, DateTimeOffset Expires)> OfServiceAccountAsync(JsonElement file, CancellationToken cancellationToken)
    {
        var address = OwnAddress(CloudAnswers.Text(file, "token_uri") ?? "https://oauth2.googleapis.com/token");
        string assertion = Assertion(CloudAnswers.Text(file, "client_email") ?? "", CloudAnswers.Text(file, "private_key") ?? "", address);
        string form = $"grant_type={Uri.EscapeDataString("urn:ietf:params:oauth:grant-type:jwt-bearer")}&assertion={assertion}";
        return AskAsync("Google's token server", new ForgeRequest(address) { Body = Encoding.UTF8.GetBytes(form), ContentType = Form, Confidential = [new Secret(assertion)] }, cancellationToken);
    }

    /// <summary>A token for a token of somebody whom a workload identity pool trusts (<see href="https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token"/>).</summary>
    /// <param name="file">Of the type external_account.</param>
    /// <param name="subject">The other's token.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">The exchange failed.</exception>
    public Task<(Secret Token, DateTimeOffset Expires)> OfSubjectAsync(JsonElement file, Secret subject, CancellationToken cancellationToken)
    {
        var address = OwnAddress(CloudAnswers.Text(file, "token_url"));
        string form = string.Join('&', new (string Name, string Value)[]
        {
            ("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"),
            ("requested_token_type", "urn:ietf:params:oauth:token-type:access_token"),
            ("audience", CloudAnswers.Text(file, "audience") ?? ""),
            ("scope", Scope),
            ("subject_token_type", CloudAnswers.Text(file, "subject_token_type") ?? "urn:ietf:params:oauth:token-type:jwt"),
            ("subject_token", subject.Reveal()),
        }.Select(static field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return AskAsync("Google's security token service", new ForgeRequest(address) { Body = Encoding.UTF8.GetBytes(form), ContentType = Form, Confidential = [subject] }, cancellationToken);
    }

    /// <summary>A token of a service account that the given one may act as.</summary>
    /// <param name="address">Of the account.</param>
    /// <param name="token">Of whoever acts.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">The exchange failed.</exception>
    public Task<(Secret Token, DateTimeOffset Expires)> ImpersonateAsync(Uri address, Secret token, CancellationToken cancellationToken) =>
        AskAsync(
            "Google's service account credentials",
            new ForgeRequest(address)
            {
                Authorization = ForgeAuthorization.Bearer(token),
                Body = Encoding.UTF8.GetBytes($$"""{"scope":["{{Scope}}"]}"""),
                Rights = "the role roles/iam.workloadIdentityUser or roles/iam.serviceAccountTokenCreator on the service account",
            },
            cancellationToken);

    private async Task<(Secret Token, DateTimeOffset Expires)> AskAsync(string source, ForgeRequest request, CancellationToken cancellationToken)
    {
        var question = request with { Method = HttpMethod.Post, OnlyReads = true };
        var answer = await http.SendAsync(question, cancellationToken);
        if (answer.Status != 200)
        {
            throw CloudAnswers.Refused(source, answer, question, http.Clock.GetUtcNow());
        }

        using var body = CloudAnswers.Parse(source, answer);
        return CloudAnswers.Text(body.RootElement, "accessToken") is { Length: > 0 } token
            ? (new Secret(token), DateTimeOffset.TryParse(CloudAnswers.Text(body.RootElement, "expireTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? end : http.Clock.GetUtcNow() + TimeSpan.FromHours(1))
            : CloudAnswers.AccessToken(source, body.RootElement, http.Clock.GetUtcNow());
    }

    private string Assertion(string email, string key, Uri audience)
    {
        long now = http.Clock.GetUtcNow().ToUnixTimeSeconds();
        string issuer = JsonEncodedText.Encode(email).Value;
        string unsigned = $"{Encode("""{"alg":"RS256","typ":"JWT"}""")}.{Encode(string.Create(CultureInfo.InvariantCulture, $$"""{"iss":"{{issuer}}","scope":"{{Scope}}","aud":"{{audience.AbsoluteUri}}","iat":{{now}},"exp":{{now + 3600}}}"""))}";
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(key);
            return $"{unsigned}.{Base64Url.EncodeToString(rsa.SignData(Encoding.UTF8.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new ForgeException("the Google credentials file holds no private key that can be used", "Make a new key for the service account", exception);
        }
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
