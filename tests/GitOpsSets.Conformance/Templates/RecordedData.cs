using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Templates;

/// <summary>Recorded data as the dialects' own JSON decoders make it.</summary>
internal static partial class RecordedData
{
    private static readonly char[] MarksOfFractions = ['.', 'e', 'E'];

    /// <summary>A value of a GitOpsSet element: every number is a <c>float64</c>.</summary>
    public static TemplateValue OfElement(JsonElement json) => Read(json, number => TemplateValue.Of(number.GetDouble()));

    /// <summary>A value of a ResourceSet's inputs: a literal without fraction or exponent that fits is an <c>int64</c>.</summary>
    public static TemplateValue OfInputs(JsonElement json) => Read(json, number =>
        number.GetRawText().IndexOfAny(MarksOfFractions) < 0 && long.TryParse(number.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
            ? TemplateValue.OfInt64(whole)
            : TemplateValue.Of(number.GetDouble()));

    /// <summary>Text that is recorded as <c>{"base64": …}</c> when it is no UTF-8.</summary>
    public static string Text(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? json.GetString()!
        : GoText.FromUtf8(json.GetProperty("base64").GetBytesFromBase64());

    // Go reads half a surrogate pair as U+FFFD; System.Text.Json refuses it.
    private static string StringOf(JsonElement json)
    {
        string raw = json.GetRawText();
        return raw.Contains("\\u", StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<string>(Escape().Replace(raw, escape => escape.Groups["half"].Success ? "\\ufffd" : escape.Value))!
            : json.GetString()!;
    }

    [GeneratedRegex(@"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?<half>u[dD][89a-fA-F]..)|.)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();

    private static TemplateValue Read(JsonElement json, Func<JsonElement, TemplateValue> readNumber)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new TemplateMap();
                foreach (var property in json.EnumerateObject())
                {
                    map[property.Name] = Read(property.Value, readNumber);
                }

                return TemplateValue.Of(map);
            case JsonValueKind.Array:
                return TemplateValue.Of(new TemplateList([.. json.EnumerateArray().Select(item => Read(item, readNumber))]));
            case JsonValueKind.String:
                return TemplateValue.Of(StringOf(json));
            case JsonValueKind.Number:
                return readNumber(json);
            case JsonValueKind.True or JsonValueKind.False:
                return TemplateValue.Of(json.GetBoolean());
            default:
                return TemplateValue.Nil;
        }
    }
}
