using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Inputs;

/// <summary>Reads JSON as Go does: repeated keys count last, bytes and escapes that are no characters become U+FFFD.</summary>
internal static class JsonValue
{
    // Go allows 10,000; what is this deep is no input of anybody.
    private const int MaximumDepth = 500;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaximumDepth };

    /// <summary>Reads one value.</summary>
    /// <param name="json">UTF-8, one value and nothing after it, nested at most 500 deep.</param>
    /// <param name="numbers">What numbers become.</param>
    /// <param name="value">The value.</param>
    /// <param name="error">Why there is none, without its place.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, JsonNumbers numbers, out TemplateValue value, [NotNullWhen(false)] out string? error)
    {
        value = default;
        error = null;
        try
        {
            var reader = new Utf8JsonReader(Utf8.IsValid(json) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)), Options);
            reader.Read();
            value = Read(ref reader, numbers);
            reader.Read();
        }
        catch (JsonException exception)
        {
            error = $"not JSON: {exception.Message}";
        }

        return error is null;
    }

    private static TemplateValue Read(ref Utf8JsonReader reader, JsonNumbers numbers) => reader.TokenType switch
    {
        JsonTokenType.StartObject => TemplateValue.Of(Map(ref reader, numbers)),
        JsonTokenType.StartArray => TemplateValue.Of(List(ref reader, numbers)),
        JsonTokenType.String => TemplateValue.Of(Text(ref reader)),
        JsonTokenType.Number => Number(Encoding.ASCII.GetString(reader.ValueSpan), numbers),
        JsonTokenType.Null => TemplateValue.Nil,
        _ => TemplateValue.Of(reader.TokenType == JsonTokenType.True),
    };

    private static TemplateMap Map(ref Utf8JsonReader reader, JsonNumbers numbers)
    {
        var map = new TemplateMap();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = Text(ref reader);
            reader.Read();
            map[key] = Read(ref reader, numbers);
        }

        return map;
    }

    private static TemplateList List(ref Utf8JsonReader reader, JsonNumbers numbers)
    {
        var items = new List<TemplateValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, numbers));
        }

        return new TemplateList([.. items]);
    }

    private static TemplateValue Number(string text, JsonNumbers numbers)
    {
        if (numbers == JsonNumbers.IntegersWherePossible && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return TemplateValue.OfInt64(integer);
        }

        double number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? TemplateValue.Of(number) : throw new JsonException($"the number {text} is too large");
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.GetString() ?? "";
        }

        // GetString refuses halves of surrogate pairs; the reader has already checked every other escape.
        string raw = Encoding.UTF8.GetString(reader.ValueSpan);
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
            }
            else if (raw[++i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
        }

        return WithoutHalfPairs(text.ToString());
    }

    private static string WithoutHalfPairs(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
