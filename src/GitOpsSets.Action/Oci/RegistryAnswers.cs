using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Oci;

/// <summary>Reads what registries answer (OCI distribution specification 1.1), strictly.</summary>
internal static class RegistryAnswers
{
    /// <summary>The tags of one page.</summary>
    /// <exception cref="ForgeException">It is no page.</exception>
    public static ImmutableArray<string> Tags(ForgeAnswer answer)
    {
        using var page = Parse(answer);
        try
        {
            return page.RootElement.ValueKind != JsonValueKind.Object || !page.RootElement.TryGetProperty("tags", out var tags) ? throw ForgeJson.Misshapen(answer, "there is no list 'tags'", null)
                : tags.ValueKind == JsonValueKind.Null ? []
                : tags.ValueKind == JsonValueKind.Array && tags.EnumerateArray().All(static tag => tag.ValueKind == JsonValueKind.String) ? [.. tags.EnumerateArray().Select(static tag => tag.GetString()!)]
                : throw ForgeJson.Misshapen(answer, "'tags' is no list of texts", null);
        }
        catch (InvalidOperationException exception)
        {
            throw ForgeJson.Misshapen(answer, "a text in it is none", exception);
        }
    }

    /// <summary>The token of a realm's answer.</summary>
    /// <exception cref="ForgeException">There is none.</exception>
    public static Secret Token(ForgeAnswer answer)
    {
        using var body = Parse(answer);
        foreach (string field in (string[])["access_token", "token"])
        {
            if (body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty(field, out var token) && ForgeJson.Text(token) is { Length: > 0 } text)
            {
                return new Secret(text);
            }
        }

        throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status} without a token from the registry's token server"), "A proxy or login page may have answered: check the URL and the credentials for the registry");
    }

    /// <summary>What a status means when the answer is not the one we asked for.</summary>
    /// <param name="answer">Any answer that cannot be used.</param>
    /// <param name="credential">Never shown.</param>
    /// <param name="now">The runner's time.</param>
    public static ForgeException Explain(ForgeAnswer answer, Secret? credential, DateTimeOffset now) => new(
        string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}{Message(answer, credential)}"),
        (answer.Status, credential) switch
        {
            (401 or 403, null) => "The registry wants credentials: name a Secret with a '.dockerconfigjson' in 'secretRef' and hand it in through the input secrets, or log in with 'docker login' where this run can read it (credential helpers are not run); for a registry of a cloud, give the run an identity there (docs/sources.md, Clouds)",
            (401 or 403, _) => "The credentials are wrong, expired, or may not read this repository",
            (404, _) => "The repository does not exist, or is private: check its name, or give credentials",
            (429, null) => "Anonymous requests are few: give credentials",
            (429, _) => "Run less often",
            ( >= 500, _) => "The registry has trouble: try again later",
            (409, _) => "Try again later; if it stays, check the URL",
            _ => "Check the URL",
        } + ClockSkew.Note(answer, now))
    {
        Status = answer.Status,
    };

    /// <summary>Whether an answer is a JSON object from its beginning to its end, as every manifest and every error of a registry is, whatever type it claims.</summary>
    public static bool IsObject(ForgeAnswer answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonDocument Parse(ForgeAnswer answer)
    {
        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException exception)
        {
            throw ForgeJson.IsJson(answer) ? ForgeJson.Misshapen(answer, exception.Message, exception) : ForgeJson.Foreign(answer);
        }
    }

    private static string Message(ForgeAnswer answer, Secret? credential)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return body.RootElement.TryGetProperty("errors", out var errors) && errors[0].TryGetProperty("message", out var message) ? $": {RemoteText.Clean(message.GetString() ?? "", credential is { } secret ? [secret] : [])}" : "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IndexOutOfRangeException)
        {
            return "";
        }
    }
}
