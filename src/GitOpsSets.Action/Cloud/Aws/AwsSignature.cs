using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>Signature version 4 (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>).</summary>
internal static class AwsSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The value of the header <c>Authorization</c>.</summary>
    /// <param name="credentials">Who signs.</param>
    /// <param name="scope">What for.</param>
    /// <param name="method">Such as <c>POST</c>.</param>
    /// <param name="address">Its path is taken as it is escaped; of its query every parameter counts.</param>
    /// <param name="headers">Those that are signed, by lower-case name.</param>
    /// <param name="payloadHash">As <see cref="HashOf"/> gives it.</param>
    public static string Authorization(AwsCredentials credentials, AwsScope scope, string method, Uri address, IReadOnlyDictionary<string, string> headers, string payloadHash)
    {
        var sorted = headers.OrderBy(static header => header.Key, StringComparer.Ordinal).ToList();
        string names = string.Join(';', sorted.Select(static header => header.Key));
        string lines = string.Concat(sorted.Select(static header => $"{header.Key}:{Collapse(header.Value)}\n"));
        string canonical = $"{method}\n{address.AbsolutePath}\n{Query(address)}\n{lines}\n{names}\n{payloadHash}";
        return $"{Algorithm} Credential={credentials.AccessKeyId}/{scope.Name}, SignedHeaders={names}, Signature={Of(credentials, scope, scope.Moment + "Z", canonical)}";
    }

    /// <summary>The signature of a request.</summary>
    /// <param name="credentials">Who signs.</param>
    /// <param name="scope">What for.</param>
    /// <param name="moment">The time as it is signed.</param>
    /// <param name="canonical">The request in canonical form.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(AwsCredentials credentials, AwsScope scope, string moment, string canonical)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + credentials.SecretAccessKey.Reveal());
        foreach (string part in (string[])[scope.Date, scope.Region, scope.Service, "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        string text = $"{Algorithm}\n{moment}\n{scope.Name}\n{HashOf(Encoding.UTF8.GetBytes(canonical))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The hash of a body as signatures have it.</summary>
    public static string HashOf(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static string Query(Uri address) => string.Join('&', address.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static part => part.Split('=', 2))
        .Select(static pair => $"{Encode(pair[0])}={(pair.Length > 1 ? Encode(pair[1]) : "")}")
        .Order(StringComparer.Ordinal));

    private static string Encode(string escaped) => Uri.EscapeDataString(Uri.UnescapeDataString(escaped));

    private static string Collapse(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
