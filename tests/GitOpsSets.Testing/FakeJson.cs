using System.Text.Json;

namespace GitOpsSets.Testing;

/// <summary>Reads what a fake was sent.</summary>
internal static class FakeJson
{
    public static string? Text(this JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool Flag(this JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static IReadOnlyList<JsonElement> Items(this JsonElement body, string name) => body.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    public static IReadOnlyList<string> Texts(this JsonElement body, string name) => [.. body.Items(name).Select(static item => item.GetString()!)];
}
