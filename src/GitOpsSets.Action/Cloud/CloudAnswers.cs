using System.Globalization;
using System.Text.Json;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud;

/// <summary>Reads the answers of token services. Nothing of what they hold goes into a message but a short, cleaned text of an error.</summary>
internal static class CloudAnswers
{
    /// <summary>An answer as JSON.</summary>
    /// <param name="source">Who answered, such as <c>Microsoft Entra ID</c>.</param>
    /// <param name="answer">With status 200.</param>
    /// <exception cref="ForgeException">It is none.</exception>
    public static JsonDocument Parse(string source, ForgeAnswer answer)
    {
        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException exception)
        {
            throw new ForgeException($"{source}: HTTP {answer.Status.ToString(CultureInfo.InvariantCulture)} with a body that is no JSON", "A proxy or login page may have answered: check the runner's network", exception);
        }
    }

    /// <summary>A member that is a text, or null; one with broken characters is none.</summary>
    public static string? Text(JsonElement body, string member) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(member, out var value) ? ForgeJson.Text(value) : null;

    /// <summary>The token of an OAuth answer (RFC 6749 §5.1), and when it ends.</summary>
    /// <param name="source">Who answered.</param>
    /// <param name="body">The answer.</param>
    /// <param name="now">When it came.</param>
    /// <exception cref="ForgeException">There is none.</exception>
    public static (Secret Token, DateTimeOffset Expires) AccessToken(string source, JsonElement body, DateTimeOffset now)
    {
        if (Text(body, "access_token") is not { Length: > 0 } token)
        {
            throw WithoutToken(source);
        }

        bool hasEnd = body.TryGetProperty("expires_in", out var end) && end.ValueKind == JsonValueKind.Number && end.TryGetInt32(out _);
        return (new Secret(token), now + TimeSpan.FromSeconds(hasEnd ? end.GetInt32() : 3600));
    }

    /// <summary>An answer that should have held a token.</summary>
    /// <param name="source">Who answered.</param>
    public static ForgeException WithoutToken(string source) => new($"{source}: HTTP 200 without a token", "A proxy may have answered: check the runner's network");

    /// <summary>A refusal, with who refused.</summary>
    /// <param name="source">Who answered.</param>
    /// <param name="answer">With any status but 200.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="now">For the time until a rate limit ends.</param>
    public static ForgeException Refused(string source, ForgeAnswer answer, ForgeRequest request, DateTimeOffset now)
    {
        var explained = ForgeStatus.Explain(answer, request, now);
        return new ForgeException($"{source}: {explained.Reason}", answer.Status is 400 or 401 or 403 or 404 ? "The identity is not trusted for that, or not known there: check the trust between it and the CI host" + ClockSkew.Note(answer, now) : explained.Advice) { Status = answer.Status };
    }
}
