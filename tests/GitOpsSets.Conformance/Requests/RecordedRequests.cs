using System.Collections.Immutable;
using System.Text.Json;

namespace GitOpsSets.Conformance.Requests;

/// <summary>The requests that a recording has, in order.</summary>
internal static class RecordedRequests
{
    /// <summary>Of a case; null where the recording does not say. Those of providers have parts of their own, those of whole sets have headers.</summary>
    public static IReadOnlyCollection<WireRequest>? Of(JsonElement output) =>
        output.TryGetProperty("requests", out var requests) && requests.ValueKind == JsonValueKind.Array ? [.. requests.EnumerateArray().Select(Read)] : null;

    private static WireRequest Read(JsonElement request)
    {
        string[] address = Text(request, "path").Split('?', 2);
        string query = address.Length > 1 ? address[1] : Text(request, "query");
        var headers = request.TryGetProperty("headers", out var given)
            ? given.EnumerateObject().ToImmutableDictionary(header => header.Name, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)
            : ImmutableDictionary<string, string>.Empty;
        string authorization = request.TryGetProperty("auth", out var auth) ? auth.GetString()!.Replace("<empty>", "", StringComparison.Ordinal).TrimEnd() : Credentials.Of(headers.GetValueOrDefault);
        string body = request.TryGetProperty("body", out var sent) ? WireRequest.BodyOf(sent.ValueKind == JsonValueKind.String ? sent.GetString()! : sent.GetRawText()) : "";
        return new WireRequest(Text(request, "host"), Text(request, "method"), address[0], WireRequest.ParametersOf(query), authorization, Text(request, "target"), body, headers);
    }

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
