using System.Collections.Immutable;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>Signs requests to one of AWS's JSON services.</summary>
/// <param name="credentials">Who signs.</param>
/// <param name="region">Of the service.</param>
/// <param name="service">Its name in signatures.</param>
/// <param name="clock">The time of every signature.</param>
internal sealed class AwsRequestSigner(AwsCredentials credentials, string region, string service, TimeProvider clock) : IRequestSigner
{
    /// <inheritdoc/>
    public ImmutableArray<Secret> Forms { get; } = [credentials.SecretAccessKey, credentials.SessionToken];

    /// <inheritdoc/>
    public void Sign(HttpRequestMessage message, ReadOnlySpan<byte> body)
    {
        var scope = new AwsScope(clock.GetUtcNow(), region, service);
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = message.Content?.Headers.ContentType?.ToString() ?? "",
            ["host"] = message.RequestUri!.Authority,
            ["x-amz-content-sha256"] = AwsSignature.HashOf(body),
            ["x-amz-date"] = scope.Moment + "Z",
            ["x-amz-target"] = message.Headers.TryGetValues("X-Amz-Target", out var targets) ? string.Concat(targets) : "",
        };
        if (!credentials.SessionToken.IsEmpty)
        {
            signed["x-amz-security-token"] = credentials.SessionToken.Reveal();
        }

        foreach (string name in (string[])["x-amz-content-sha256", "x-amz-date", "x-amz-security-token"])
        {
            if (signed.TryGetValue(name, out string? value))
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        string hash = signed["x-amz-content-sha256"];
        message.Headers.TryAddWithoutValidation("Authorization", AwsSignature.Authorization(credentials, scope, message.Method.Method, message.RequestUri, signed, hash));
    }
}
