using System.Collections.Immutable;
using System.Text.Json;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>What a GraphQL call came to: HTTP says 200 to everything, and errors beside data are failures too.</summary>
/// <param name="Errors">Type and message of each; empty when it worked.</param>
internal sealed record GitHubGraphQl(ImmutableArray<(string Type, string Message)> Errors)
{
    /// <summary>All that was said, fit for a message.</summary>
    public string Words => RemoteText.Clean(string.Join("; ", Errors.Select(static error => error.Message)));

    /// <summary>Reads an answer.</summary>
    /// <returns>Null when it is not the documented one, so that nobody knows.</returns>
    public static GitHubGraphQl? Read(ForgeAnswer answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            if (body.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
            {
                return new GitHubGraphQl([.. errors.EnumerateArray().Select(static error => (Text(error, "type"), Text(error, "message")))]);
            }

            return body.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? new GitHubGraphQl([]) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
