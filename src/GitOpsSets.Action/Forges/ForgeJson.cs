using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GitOpsSets.Action.Forges;

/// <summary>Reads answers strictly: what is not exactly a documented answer is none.</summary>
internal static class ForgeJson
{
    /// <summary>The value of an answer with status 200.</summary>
    /// <exception cref="ForgeException">It is no JSON, cut short, or not of the documented shape; <c>null</c> is none either.</exception>
    public static T Read<T>(ForgeAnswer answer, JsonTypeInfo<T> shape)
        where T : class
    {
        if (!IsJson(answer))
        {
            throw Foreign(answer);
        }

        try
        {
            return JsonSerializer.Deserialize(answer.Body.Span, shape) ?? throw Misshapen(answer, "it is null", null);
        }
        catch (JsonException exception)
        {
            throw Misshapen(answer, exception.Message, exception);
        }
    }

    /// <summary>Whether the answer says that it is JSON in UTF-8.</summary>
    public static bool IsJson(ForgeAnswer answer) =>
        MediaTypeHeaderValue.TryParse(answer.Header("content-type"), out var type)
        && type.MediaType is { } name
        && (string.Equals(name, "application/json", StringComparison.OrdinalIgnoreCase)
            || name is "application/x-amz-json-1.0" or "application/x-amz-json-1.1"
            || (name.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && name.EndsWith("+json", StringComparison.OrdinalIgnoreCase)))
        && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the answer is JSON from its beginning to its end, whatever it says.</summary>
    public static bool IsWhole(ForgeAnswer answer)
    {
        if (!IsJson(answer))
        {
            return false;
        }

        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A text, or null: a parsed document may still hold bytes that are no UTF-8, or half a character.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An answer that is no JSON, and does not claim to be.</summary>
    public static ForgeException Foreign(ForgeAnswer answer)
    {
        string type = answer.Header("content-type") is { } given ? RemoteText.Clean(given) : "no content type";
        return new ForgeException(
            string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status} with {type} instead of JSON"),
            "A proxy or login page may have answered: check the server URL and the token");
    }

    /// <summary>An answer that parses, and yet is not the documented one.</summary>
    public static ForgeException Misshapen(ForgeAnswer answer, string what, Exception? cause) => new(
        string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}, but the JSON is not what the API documents: {RemoteText.Clean(what)}"),
        "The answer was cut short or changed on its way, or this is another API: check the server URL",
        cause);
}
