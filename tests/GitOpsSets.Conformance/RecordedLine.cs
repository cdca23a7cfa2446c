using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace GitOpsSets.Conformance;

/// <summary>Reads one line of a recorded file.</summary>
internal static class RecordedLine
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 1024 };

    /// <summary>The case of a line, or what is wrong with it.</summary>
    public static bool TryRead(string area, string file, string line, [NotNullWhen(true)] out ConformanceCase? recorded, out string error)
    {
        (recorded, error) = (null, "");
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(line, Depth);
            root = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            error = $"no JSON: {exception.Message}";
            return false;
        }

        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String
            || !root.TryGetProperty("in", out var input) || !root.TryGetProperty("out", out var output))
        {
            error = "no case: it needs id, in and out";
            return false;
        }

        recorded = new ConformanceCase(area, file, id.GetString()!, input, output);
        return true;
    }
}
