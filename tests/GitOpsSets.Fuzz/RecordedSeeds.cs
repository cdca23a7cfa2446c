using System.Text.Json;

namespace GitOpsSets.Fuzz;

/// <summary>Inputs of recorded answers that a target can start from.</summary>
/// <param name="Files">Below <c>tests/conformance</c>: the beginning of the files' paths.</param>
/// <param name="Read">The input of one case, from its <c>in</c>; null when it has none.</param>
internal sealed record RecordedSeeds(string Files, Func<JsonElement, string?> Read)
{
    /// <summary>A case's text under a name.</summary>
    public static string? Text(JsonElement recorded, string name) =>
        recorded.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
