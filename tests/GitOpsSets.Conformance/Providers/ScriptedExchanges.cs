using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace GitOpsSets.Conformance.Providers;

/// <summary>The exchanges of a recording. One that stands there several times is used in turn, the last one again and again.</summary>
internal sealed class ScriptedExchanges
{
    // What else a query says does not choose the answer.
    private static readonly HashSet<string> Choosing = new(["page", "cursor", "continuation", "continuationtoken", "$skip", "skip", "state", "labels", "environment", "n", "last", "scope"], StringComparer.OrdinalIgnoreCase);

    private static readonly JsonElement EmptyPage = JsonDocument.Parse("""{"status":200,"body":[]}""").RootElement;

    private static readonly JsonElement EmptyTokenPage = JsonDocument.Parse("""{"status":200,"body":{"pullRequestIds":[]}}""").RootElement;

    private readonly List<(JsonElement Request, JsonElement Response)> _exchanges = [];
    private readonly ConcurrentDictionary<string, int> _used = new(StringComparer.Ordinal);

    public ScriptedExchanges(JsonElement input)
    {
        IsDown = input.TryGetProperty("serverDown", out _);
        foreach (var exchange in input.TryGetProperty("exchanges", out var exchanges) ? exchanges.EnumerateArray() : default)
        {
            foreach (string text in Expand(exchange))
            {
                var expanded = JsonDocument.Parse(text).RootElement;
                _exchanges.Add((expanded.GetProperty("request"), expanded.GetProperty("response")));
            }
        }
    }

    /// <summary>Whether nobody listens.</summary>
    public bool IsDown { get; }

    /// <summary>Where the recorded server is to be found; of no meaning as long as nobody listens.</summary>
    public string Port { get; set; } = "18080";

    /// <summary>Puts the port where the recording has the four letters.</summary>
    public string WithPort(string text) => text.Replace("PORT", Port, StringComparison.Ordinal);

    /// <summary>The recorded answer, or null when there is none.</summary>
    public JsonElement? Find(Uri address, string method, string target, string body)
    {
        var fitting = _exchanges.Where(exchange => Fits(exchange.Request, address, method, target, body)).ToList();
        if (fitting.Count == 0)
        {
            return HasOtherPages(address, method) ? EmptyPage : HasOtherTokens(target, body) ? EmptyTokenPage : null;
        }

        int turn = _used.AddOrUpdate($"{method} {address} {target} {body}", 0, (_, used) => used + 1);
        return fitting[Math.Min(turn, fitting.Count - 1)].Response;
    }

    // We read to the end where the reference stopped: what it never asked for is an empty last page.
    private bool HasOtherPages(Uri address, string method) =>
        address.Query.Contains("page=", StringComparison.Ordinal)
        && _exchanges.Exists(exchange => exchange.Request.GetProperty("method").GetString() == method
            && exchange.Request.GetProperty("path").GetString() == address.AbsolutePath
            && exchange.Response.GetProperty("status").GetInt32() == 200);

    private bool HasOtherTokens(string target, string body) =>
        target.EndsWith(".ListPullRequests", StringComparison.Ordinal) && body.Contains("nextToken", StringComparison.Ordinal)
        && _exchanges.Exists(exchange => exchange.Request.TryGetProperty("target", out var recorded) && recorded.GetString() == target && exchange.Response.GetProperty("status").GetInt32() == 200);

    private static IEnumerable<string> Expand(JsonElement exchange)
    {
        string text = exchange.GetRawText();
        if (!exchange.TryGetProperty("pages", out var pages))
        {
            return [text];
        }

        return Enumerable.Range(pages.GetProperty("from").GetInt32(), pages.GetProperty("to").GetInt32() - pages.GetProperty("from").GetInt32() + 1).Select(number => text
            .Replace("{n+1}", (number + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private bool Fits(JsonElement request, Uri address, string method, string target, string body)
    {
        string host = request.TryGetProperty("host", out var named) ? WithPort(named.GetString()!) : $"127.0.0.1:{Port}";
        return string.Equals(host, address.Authority, StringComparison.OrdinalIgnoreCase)
            && request.GetProperty("method").GetString() == method
            && string.Equals(request.GetProperty("path").GetString(), address.AbsolutePath, StringComparison.Ordinal)
            && Chosen(request.GetProperty("query").GetString()!).SetEquals(Chosen(address.Query.TrimStart('?')))
            && (!request.TryGetProperty("target", out var recorded) || recorded.GetString() == target)
            && (!request.TryGetProperty("body", out var asked) || asked.ValueKind != JsonValueKind.Object || SameJson(asked, body));
    }

    // The first page may be named or not.
    private static HashSet<string> Chosen(string query) => query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => Uri.UnescapeDataString(part.Replace('+', ' ')))
        .Where(part => Choosing.Contains(part.Split('=')[0]) && !part.Equals("page=1", StringComparison.OrdinalIgnoreCase) && !part.Equals("$skip=0", StringComparison.OrdinalIgnoreCase))
        .Select(part => part.ToLowerInvariant())
        .ToHashSet(StringComparer.Ordinal);

    private static bool SameJson(JsonElement asked, string body)
    {
        using var document = JsonDocument.Parse(body.Length == 0 ? "null" : body);
        return JsonElement.DeepEquals(asked, document.RootElement);
    }
}
