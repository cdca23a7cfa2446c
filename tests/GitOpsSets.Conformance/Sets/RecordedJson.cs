using System.Text.Json;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Sets;

/// <summary>Objects as JSON with sorted keys, so that equal ones have equal texts.</summary>
internal static class RecordedJson
{
    public static string Write(YamlNode node) => Normalise(JsonDocument.Parse(JsonWriter.Write(node)).RootElement);

    public static string Normalise(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => $"{JsonSerializer.Serialize(property.Name)}:{Normalise(property.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Normalise)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };
}
