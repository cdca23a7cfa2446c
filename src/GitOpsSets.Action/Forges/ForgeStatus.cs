using System.Globalization;
using System.Text.Json;

namespace GitOpsSets.Action.Forges;

/// <summary>What a status means when the answer is not the one we asked for.</summary>
internal static class ForgeStatus
{
    /// <summary>Says what went wrong and what to try.</summary>
    /// <param name="answer">Any answer that cannot be used.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="now">For the time until a rate limit ends.</param>
    public static ForgeException Explain(ForgeAnswer answer, ForgeRequest request, DateTimeOffset now)
    {
        string message = Message(answer, request);
        string reason = string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}{(message.Length == 0 ? "" : $": {message}")}");
        if (RateLimit.Applies(answer))
        {
            string wait = RateLimit.Wait(answer, now) is { } time ? string.Create(CultureInfo.InvariantCulture, $"; free again in {Math.Ceiling(time.TotalSeconds)} s") : "";
            return new ForgeException($"{reason} (rate limit{wait})", !request.IsAuthenticated
                ? "Anonymous requests are few: give a token"
                : "Run less often, or use a token with a higher limit")
            { Status = answer.Status };
        }

        bool isWrite = !request.OnlyReads && request.Method != HttpMethod.Get && request.Method != HttpMethod.Head;
        string advice = CodedError.Advice(CodedError.Of(answer), request.Rights) ?? (isWrite ? Closed(message) : null) ?? Advice(answer.Status, request, isWrite);
        return new ForgeException(reason, advice + ClockSkew.Note(answer, now)) { Status = answer.Status };
    }

    /// <summary>What to do about a refusal whose words say that the repository takes no changes; null for others.</summary>
    public static string? Closed(string words) =>
        words.Contains("archived", StringComparison.OrdinalIgnoreCase) || words.Contains("repository is disabled", StringComparison.OrdinalIgnoreCase)
            ? "The repository is closed to changes: open it again in its settings, or name another one in target-repository" : null;

    private static string Advice(int status, ForgeRequest request, bool isWrite) => (status, request.IsAuthenticated) switch
    {
        ( >= 200 and <= 203, _) => "A sign-in page or a proxy answered: check the token, which may be wrong or expired, and the server URL",
        (401, true) when isWrite => $"The token is wrong, expired or revoked, or lacks what it needs: {request.Rights}",
        (401, true) => "The token is wrong, expired or revoked: give a fresh one",
        (401, false) => "The server wants a token: give one in the definition's Secret through the input secrets, or in the input token or tokens",
        (403, true) when isWrite => $"The token may not do that: it needs {request.Rights}",
        (403, true) => $"The token may not read that: it needs {request.Rights}",
        (403, false) => "Anonymous requests are refused: give a token",
        (404, true) when isWrite => $"The repository does not exist, is closed to writing, or the token may not write to it: it needs {request.Rights}",
        (400 or 405 or 409 or 413 or 422, _) when isWrite => "Check the inputs of the action, and the settings of the repository",
        (423, _) => "The repository is archived or locked: nothing can be written to it",
        (404, true) => "The repository does not exist, or the token may not see it",
        (404, false) => "The repository does not exist, or is private: check its name, or give a token",
        (409, _) => "Try again later; if it stays, check the server URL and the state of the repository",
        (500 or 502 or 503 or 504, _) => "The server has trouble: try again later",
        _ => "Check the server URL",
    };

    private static string Message(ForgeAnswer answer, ForgeRequest request)
    {
        if (!ForgeJson.IsJson(answer))
        {
            return "";
        }

        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object ? RemoteText.Clean(Coded(CodedError.Of(answer), Text(body.RootElement)), request.Secrets) : "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string Coded(string code, string message) => code.Length == 0 ? message : message.Length == 0 ? code : $"{code}: {message}";

    // GitLab's messages may be lists or objects of several; its answers about OAuth tokens have other members. Bitbucket lists errors, each with a message.
    private static string Text(JsonElement body)
    {
        foreach (string name in (string[])["message", "Message", "error_description", "error"])
        {
            if (body.TryGetProperty(name, out var message) && message.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                return message.ValueKind == JsonValueKind.String ? message.GetString() ?? "" : message.GetRawText();
            }
        }

        return body.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0 && errors[0].ValueKind == JsonValueKind.Object ? Text(errors[0]) : "";
    }
}
