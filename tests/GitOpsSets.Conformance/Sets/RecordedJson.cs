using System.Text;
using System.Text.Json;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Sets;

/// <summary>Objects as JSON with sorted keys, so that equal ones have equal texts.</summary>
internal static class RecordedJson
{
    // Bytes that are no UTF-8 become U+FFFD, as Go writes them.
    public static string Write(YamlNode node) => Normalise(JsonDocument.Parse(Encoding.UTF8.GetString(GoText.ToUtf8(JsonWriter.Write(node)))).RootElement);

    public static string Normalise(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => $"{JsonSerializer.Serialize(property.Name)}:{Normalise(property.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Normalise)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };
}
