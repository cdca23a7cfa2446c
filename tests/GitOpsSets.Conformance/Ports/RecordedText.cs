using System.Text.Json;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Ports;

/// <summary>A text of a recording: a JSON string, or <c>{"base64"}</c> when it is not UTF-8.</summary>
internal static class RecordedText
{
    public static string Of(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? GoText.FromUtf8(element.GetProperty("base64").GetBytesFromBase64()) : element.GetString()!;

    public static string Of(JsonElement parent, string name) => Of(parent.GetProperty(name));

    /// <summary>A list of texts on one line, for comparison and for messages.</summary>
    public static string Show(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(text => $"\"{text}\"")) + "]";

    public static string ShowList(JsonElement list) => Show(list.EnumerateArray().Select(Of));
}
