using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using GitOpsSets.Conformance.Requests;

namespace GitOpsSets.Conformance.Providers;

/// <summary>The servers of a recorded case, without a network: each request gets the recorded answer of its host, method, path and choosing parameters.</summary>
/// <param name="exchanges">The recording.</param>
/// <param name="journal">Takes every request.</param>
internal sealed class ScriptedForge(ScriptedExchanges exchanges, RequestJournal journal) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (address is { Scheme: "https", Host: "127.0.0.1" })
        {
            throw new HttpRequestException(HttpRequestError.SecureConnectionError, "nobody speaks TLS here");
        }

        if (exchanges.IsDown)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "nobody listens");
        }

        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        string target = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? string.Concat(targets) : "";
        var found = exchanges.Find(address, request.Method.Method, target, body);
        journal.Add(Wire(request, target, body), isPassing: found is { } script && IsPassing(script));
        return found is { } answer
            ? Compose(answer, request)
            : new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request, Content = new StringContent("not in the recording") };
    }

    private WireRequest Wire(HttpRequestMessage request, string target, string body)
    {
        var address = request.RequestUri!;
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToImmutableDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        string host = string.Equals(address.Authority, exchanges.WithPort("127.0.0.1:PORT"), StringComparison.Ordinal) ? "" : address.Authority;
        return new WireRequest(host, request.Method.Method, address.AbsolutePath, WireRequest.ParametersOf(address.Query), Credentials.Of(headers.GetValueOrDefault), target, WireRequest.BodyOf(body), headers);
    }

    private static bool IsPassing(JsonElement answer) =>
        answer.TryGetProperty("hangup", out _) || answer.TryGetProperty("truncated", out _) || answer.GetProperty("status").GetInt32() is 429 or >= 500 || IsRateLimited(answer);

    private static bool IsRateLimited(JsonElement answer) =>
        answer.GetProperty("status").GetInt32() == 403 && answer.TryGetProperty("headers", out var headers)
        && headers.EnumerateObject().Any(header => header.Name is "Retry-After" || (header.Name is "X-RateLimit-Remaining" && header.Value.ToString() == "0"));

    private HttpResponseMessage Compose(JsonElement answer, HttpRequestMessage request)
    {
        if (answer.TryGetProperty("hangup", out _))
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection was closed");
        }

        var response = new HttpResponseMessage((HttpStatusCode)answer.GetProperty("status").GetInt32()) { RequestMessage = request };
        byte[] bytes = Decompress(Body(answer), answer);
        response.Content = answer.TryGetProperty("truncated", out _) ? new StreamContent(new CutStream(bytes)) : new ByteArrayContent(bytes);
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        foreach (var header in answer.TryGetProperty("headers", out var headers) ? headers.EnumerateObject() : default)
        {
            string value = exchanges.WithPort(header.Value.ToString());
            if (header.Name is "Content-Type")
            {
                response.Content.Headers.Remove(header.Name);
            }

            if (header.Name is not ("Content-Length" or "Content-Encoding") && !response.Headers.TryAddWithoutValidation(header.Name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(header.Name, value);
            }
        }

        return response;
    }

    // As the real handler does before anybody reads.
    private static byte[] Decompress(byte[] bytes, JsonElement answer)
    {
        if (!answer.TryGetProperty("headers", out var headers) || !headers.TryGetProperty("Content-Encoding", out var encoding) || encoding.GetString() != "gzip")
        {
            return bytes;
        }

        using var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private byte[] Body(JsonElement answer)
    {
        if (answer.TryGetProperty("bodyBase64", out var base64))
        {
            return base64.GetBytesFromBase64();
        }

        if (answer.TryGetProperty("bodyItems", out var items))
        {
            var item = items.GetProperty("template");
            string template = item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText();
            var numbers = Enumerable.Range(items.GetProperty("from").GetInt32(), items.GetProperty("to").GetInt32() - items.GetProperty("from").GetInt32() + 1);
            return Utf8("[" + string.Join(',', numbers.Select(number => template.Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))) + "]");
        }

        if (answer.TryGetProperty("bodyFill", out var fill))
        {
            return Utf8(fill.GetProperty("prefix").GetString() + string.Concat(Enumerable.Repeat(fill.GetProperty("unit").GetString(), fill.GetProperty("times").GetInt32())) + fill.GetProperty("suffix").GetString());
        }

        return !answer.TryGetProperty("body", out var body) ? [] : Utf8(body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText());
    }

    private byte[] Utf8(string text) => Encoding.UTF8.GetBytes(exchanges.WithPort(text));

    /// <summary>Ends before its time, as a cut connection does.</summary>
    private sealed class CutStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer) is > 0 and var read ? read : throw new HttpIOException(HttpRequestError.ResponseEnded, "the body was cut");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
    }
}
