using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Writes to GitHub's API, one call after the other and not faster than GitHub asks for.</summary>
/// <param name="http">The way out.</param>
/// <param name="authorization">The token; it goes to the host of each address and nowhere else.</param>
internal sealed class GitHubWriter(ForgeHttp http, ForgeAuthorization authorization)
{
    private const int MaxTries = 3;

    private static readonly ImmutableArray<KeyValuePair<string, string>> Headers =
    [
        new("Accept", "application/vnd.github+json"),
        new("X-GitHub-Api-Version", "2022-11-28"),
    ];

    private bool _hasWritten;

    /// <summary>Makes a call and requires that it worked.</summary>
    /// <param name="method">POST or PATCH.</param>
    /// <param name="address">Of the call.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="isRepeatable">Whether doing it twice does no more than doing it once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">It did not work; <see cref="ForgeException.Status"/> tells an answer from none.</exception>
    public async Task<ForgeAnswer> WriteAsync(HttpMethod method, Uri address, JsonObject body, bool isRepeatable, CancellationToken cancellationToken)
    {
        var request = new ForgeRequest(address)
        {
            Method = method,
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
            IsRepeatable = isRepeatable,
            Authorization = authorization,
            Headers = Headers,
            IdHeader = GitHubClient.IdHeader,
        };
        for (int attempt = 1; ; attempt++)
        {
            await RestAsync(cancellationToken);
            var answer = await http.SendAsync(request, cancellationToken);
            if (answer.Status is >= 200 and < 300)
            {
                return answer;
            }

            string words = Words(answer);
            if (attempt == MaxTries || answer.Status != 422 || !words.Contains("Could not resolve to a node", StringComparison.Ordinal))
            {
                throw Explain(answer, request, words);
            }

            // GitHub does not know everywhere yet what it made a moment ago (peter-evans/create-pull-request #4321).
            await Task.Delay(http.Policy.FirstDelay * attempt, http.Clock, cancellationToken);
        }
    }

    // GitHub asks for a second between requests that write; more at once count as abuse.
    private async Task RestAsync(CancellationToken cancellationToken)
    {
        if (_hasWritten)
        {
            await Task.Delay(http.Policy.BetweenWrites, http.Clock, cancellationToken);
        }

        _hasWritten = true;
    }

    private ForgeException Explain(ForgeAnswer answer, ForgeRequest request, string words)
    {
        var usual = ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
        if (RateLimit.Applies(answer) || answer.Status is not (403 or 404 or 422))
        {
            return usual;
        }

        string advice = words.Contains("not permitted to create or approve pull requests", StringComparison.Ordinal)
            ? "Switch on 'Allow GitHub Actions to create and approve pull requests' in the settings of the repository and of its organisation"
            : ForgeStatus.Closed(words) is { } closed ? closed
            : answer.Status == 422 ? "Check the inputs of the action" : "The token needs the permissions 'contents: write' and 'pull-requests: write' for this repository";
        return new ForgeException($"HTTP {answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {RemoteText.Clean(words, request.Authorization?.Forms ?? [])}", advice) { Status = answer.Status };
    }

    /// <summary>Everything an answer says of what is wrong: <c>message</c> and the messages under <c>errors</c>.</summary>
    private static string Words(ForgeAnswer answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            var root = body.RootElement;
            var errors = root.TryGetProperty("errors", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(Word) : [];
            return string.Join(": ", new[] { root.TryGetProperty("message", out var message) ? message.GetString() : null }.Concat(errors).Where(static text => !string.IsNullOrEmpty(text)));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string? Word(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => error.GetString(),
        JsonValueKind.Object when error.TryGetProperty("message", out var message) => message.GetString(),
        JsonValueKind.Object when error.TryGetProperty("field", out var field) && error.TryGetProperty("code", out var code) => $"{field.GetString()} {code.GetString()}",
        _ => null,
    };
}
