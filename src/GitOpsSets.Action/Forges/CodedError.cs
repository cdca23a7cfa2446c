using System.Text.Json;

namespace GitOpsSets.Action.Forges;

/// <summary>The codes by which AWS's JSON services name what went wrong (<see href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html"/>).</summary>
internal static class CodedError
{
    /// <summary>Such as <c>AccessDeniedException</c>; empty when the answer has none.</summary>
    public static string Of(ForgeAnswer answer)
    {
        string code = answer.Header("x-amzn-errortype") ?? "";
        if (code.Length == 0 && answer.Status >= 400 && ForgeJson.IsJson(answer))
        {
            try
            {
                using var body = JsonDocument.Parse(answer.Body);
                code = body.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("__type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return "";
            }
        }

        // "namespace#Code:http://address" at its longest
        code = code[(code.LastIndexOf('#') + 1)..];
        return RemoteText.Clean(code.Split(':')[0]);
    }

    /// <summary>Whether a code means "too many requests".</summary>
    public static bool IsThrottling(string code) =>
        code is "ThrottlingException" or "Throttling" or "ThrottledException" or "TooManyRequestsException" or "RequestLimitExceeded" or "RequestThrottledException" or "SlowDown";

    /// <summary>What the user can do; null where the code says no more than the status.</summary>
    /// <param name="code">As <see cref="Of"/> gives it.</param>
    /// <param name="rights">What the credentials must be allowed.</param>
    public static string? Advice(string code, string rights) => code switch
    {
        "AccessDeniedException" or "AccessDenied" or "UnauthorizedOperation" => $"The credentials may not do that: they need {rights}",
        "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" or "SignatureDoesNotMatch" or "IncompleteSignature" or "MissingAuthenticationToken" =>
            "The access key or its secret is wrong, or the runner's clock is",
        "ExpiredTokenException" or "ExpiredToken" or "RequestExpired" => "The credentials have expired, or the runner's clock is wrong: give fresh ones",
        "RepositoryDoesNotExistException" => "There is no such repository in this region of the account that the credentials belong to: check the URL and the account",
        "EncryptionKeyAccessDeniedException" => "The credentials may not use the key the repository is encrypted with: they need kms:Decrypt",
        _ => null,
    };
}
