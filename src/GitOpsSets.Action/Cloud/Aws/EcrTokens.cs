using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>Passwords for Amazon's container registries, which stand for twelve hours (<see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html"/>).</summary>
/// <param name="http">The way out.</param>
/// <param name="identity">Who asks.</param>
internal sealed partial class EcrTokens(ForgeHttp http, AwsIdentity identity)
{
    private const string Source = "Amazon ECR GetAuthorizationToken";
    private const string PublicHost = "public.ecr.aws";

    private readonly TokenCache<(AwsRegion Region, bool IsPublic, string RoleArn), Secret> _tokens = new(http.Clock);

    /// <summary>A registry's <c>user:password</c>; null when the host is none of Amazon's, or the run has no AWS credentials.</summary>
    /// <param name="host">Of the registry.</param>
    /// <param name="roleArn">The role that the definition's service account names; may be empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">The exchange failed.</exception>
    public async Task<Secret?> FindAsync(string host, string roleArn, CancellationToken cancellationToken)
    {
        var match = HostPattern.Match(host);
        bool isPublic = host == PublicHost;
        if (!match.Success && !isPublic)
        {
            return null;
        }

        // Hosts of dual-stack registries have a suffix of their own, while the API keeps the usual one.
        string suffix = match.Groups["suffix"].Value switch { "on.aws" => "amazonaws.com", "on.amazonwebservices.com.cn" => "amazonaws.com.cn", var usual => usual };
        var region = isPublic ? new AwsRegion("us-east-1", "amazonaws.com") : new AwsRegion(match.Groups["region"].Value, suffix);
        return await identity.FindAsync(region, roleArn, cancellationToken) is { } credentials
            ? await _tokens.GetAsync((region, isPublic, roleArn), () => ExchangeAsync(region, isPublic, credentials, cancellationToken))
            : null;
    }

    private async Task<(Secret Token, DateTimeOffset Expires)> ExchangeAsync(AwsRegion region, bool isPublic, AwsCredentials credentials, CancellationToken cancellationToken)
    {
        var (host, service, target) = isPublic
            ? ($"api.ecr-public.{region.Name}", "ecr-public", "SpencerFrontendService")
            : ($"api.ecr.{region.Name}", "ecr", "AmazonEC2ContainerRegistry_V20150921");
        var request = new ForgeRequest(new Uri($"https://{host}.{region.Suffix}/"))
        {
            Method = HttpMethod.Post,
            OnlyReads = true,
            Body = "{}"u8.ToArray(),
            ContentType = "application/x-amz-json-1.1",
            Headers = [KeyValuePair.Create("X-Amz-Target", $"{target}.GetAuthorizationToken")],
            Signer = new AwsRequestSigner(credentials, region.Name, service, http.Clock),
            Rights = $"the IAM action {service}:GetAuthorizationToken",
        };
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.Status != 200)
        {
            var refusal = ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
            throw new ForgeException($"{Source}: {refusal.Reason}", refusal.Advice) { Status = answer.Status };
        }

        using var body = CloudAnswers.Parse(Source, answer);
        return Read(body.RootElement);
    }

    // One object for public registries, a list of one for the others.
    private (Secret Token, DateTimeOffset Expires) Read(JsonElement body)
    {
        var data = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("authorizationData", out var found) ? found : default;
        data = data.ValueKind == JsonValueKind.Array && data.GetArrayLength() > 0 ? data[0] : data;
        string encoded = CloudAnswers.Text(data, "authorizationToken") ?? "";
        byte[] bytes = new byte[encoded.Length];
        string pair = Convert.TryFromBase64String(encoded, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        if (!pair.StartsWith("AWS:", StringComparison.Ordinal))
        {
            throw new ForgeException($"{Source}: HTTP 200 without a token", "A proxy may have answered: check the runner's network");
        }

        bool hasEnd = data.TryGetProperty("expiresAt", out var end) && end.ValueKind == JsonValueKind.Number && end.TryGetDouble(out double seconds) && seconds is > 0 and < 253_402_300_800;
        return (new Secret(pair), hasEnd ? DateTimeOffset.FromUnixTimeSeconds((long)end.GetDouble()) : http.Clock.GetUtcNow() + TimeSpan.FromHours(1));
    }

    [GeneratedRegex(@"^[0-9]{12}\.dkr[.-]ecr(-fips)?\.(?<region>[a-z0-9-]{1,40})\.(?<suffix>amazonaws\.(com(\.cn)?|eu)|on\.(aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HostPattern { get; }
}
