using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>GitLab's REST API without a network: listings in pages with its headers, objects, and 404 for anything else.</summary>
public sealed class FakeGitLab : HttpMessageHandler
{
    private const string Root = "/api/v4/";

    /// <summary>Rows by what stands below the API's root, without the query.</summary>
    public IDictionary<string, IList<JsonNode>> Listings { get; } = new Dictionary<string, IList<JsonNode>>(StringComparer.Ordinal);

    /// <summary>Objects by what stands below the API's root.</summary>
    public IDictionary<string, JsonNode> Objects { get; } = new Dictionary<string, JsonNode>(StringComparer.Ordinal);

    /// <summary>Path, query and token of every request.</summary>
    public ConcurrentQueue<(string PathAndQuery, string? Token)> Requests { get; } = new();

    /// <summary>The most rows of a page, whatever is asked.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>Whether pages have <c>X-Next-Page</c>.</summary>
    public bool HasNextPageHeader { get; set; } = true;

    /// <summary>Whether pages have <c>Link</c>.</summary>
    public bool HasLinkHeader { get; set; }

    /// <summary>An answer of the test's own, given the request and the right answer; null for the right one.</summary>
    public Func<Uri, HttpResponseMessage, HttpResponseMessage?> Fault { get; set; } = static (_, _) => null;

    /// <summary>Runs after each answer, for lists that move.</summary>
    public Action<Uri> After { get; set; } = static _ => { };

    /// <summary>An answer.</summary>
    public static HttpResponseMessage Answer(int status, string body, string contentType = "application/json", params IEnumerable<(string Name, string Value)> headers)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8) };
        answer.Content.Headers.Remove("Content-Type");
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        string? token = request.Headers.TryGetValues("PRIVATE-TOKEN", out var tokens) ? string.Concat(tokens)
            : request.Headers.TryGetValues("JOB-TOKEN", out tokens) ? $"of the job: {string.Concat(tokens)}"
            : null;
        Requests.Enqueue((address.PathAndQuery, token));
        var right = Find(address, request.Headers.TryGetValues("If-None-Match", out var tags) ? string.Concat(tags) : null);
        var answer = Fault(address, right) ?? right;
        After(address);
        return Task.FromResult(answer);
    }

    private HttpResponseMessage Find(Uri address, string? entityTag)
    {
        int start = address.AbsolutePath.IndexOf(Root, StringComparison.Ordinal);
        string call = start < 0 ? "" : address.AbsolutePath[(start + Root.Length)..];
        return Objects.TryGetValue(call, out var found) ? Answer(200, found.ToJsonString())
            : Listings.TryGetValue(call, out var rows) ? Page(address, [.. rows.Where(row => Fits(row, address))], entityTag)
            : Answer(404, """{"message":"404 Not found"}""");
    }

    private HttpResponseMessage Page(Uri address, List<JsonNode> rows, string? entityTag)
    {
        int size = Math.Min(MaxPageSize, int.Parse(Parameter(address, "per_page") ?? "20", CultureInfo.InvariantCulture));
        int number = int.Parse(Parameter(address, "page") ?? "1", CultureInfo.InvariantCulture);
        string next = number * size < rows.Count ? (number + 1).ToString(CultureInfo.InvariantCulture) : "";
        string body = "[" + string.Join(',', rows.Skip((number - 1) * size).Take(size).Select(static row => row.ToJsonString())) + "]";
        string tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{next}-{string.GetHashCode(body, StringComparison.Ordinal)}\"");
        var answer = entityTag == tag ? new HttpResponseMessage(HttpStatusCode.NotModified) : Answer(200, body, headers: [("ETag", tag)]);
        if (HasNextPageHeader)
        {
            answer.Headers.TryAddWithoutValidation("X-Next-Page", next);
        }

        if (HasLinkHeader)
        {
            string first = address.GetLeftPart(UriPartial.Path);
            answer.Headers.TryAddWithoutValidation("Link", $"<{first}?page=1&per_page={size}>; rel=\"first\"{(next.Length == 0 ? "" : $", <{first}{address.Query}&page={next}>; rel=\"next\"")}");
        }

        return answer;
    }

    private static bool Fits(JsonNode row, Uri address) =>
        (Parameter(address, "iids[]") is not { } number || row["iid"]?.ToString() == number)
        && (Parameter(address, "environment") is not { } environment || row["environment"]?["name"]?.ToString() == environment)
        && (Parameter(address, "labels") is not { } labels || labels.Split(',').All(label => (row["labels"] as JsonArray ?? []).Any(own => own?.ToString() == label)));

    private static string? Parameter(Uri address, string name) => address.Query.TrimStart('?').Split('&')
        .Select(static part => part.Split('=', 2))
        .Where(part => part.Length == 2 && Uri.UnescapeDataString(part[0]) == name)
        .Select(static part => Uri.UnescapeDataString(part[1]))
        .LastOrDefault();
}
