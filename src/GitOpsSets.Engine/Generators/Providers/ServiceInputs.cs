using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>Reads the answer of an external service (specs/resourceset.md §3.9). One entry that is wrong makes the whole answer none.</summary>
internal static class ServiceInputs
{
    /// <summary>Bytes of an answer, after decompression: 900 KiB, as the operator has it.</summary>
    public const int MaxAnswerBytes = 900 * 1024;

    private const string AnswerName = "answer";

    private static readonly YamlLimits Limits = YamlLimits.Answer(MaxAnswerBytes);

    /// <summary>Reads an answer.</summary>
    /// <param name="body">The whole body, which must be one JSON object in UTF-8 with a list <c>inputs</c>.</param>
    /// <param name="inputs">In the service's order, each with an <c>id</c> that is a text and its own; may be empty.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public static string Read(ReadOnlySpan<byte> body, out ImmutableArray<YamlMapping> inputs)
    {
        inputs = [];
        if (!Utf8.IsValid(body))
        {
            return "the answer is no JSON: it is not in UTF-8";
        }

        try
        {
            var answer = JsonReader.Read(Encoding.UTF8.GetString(body), AnswerName, Limits, JsonNumberModel.Float64) as YamlMapping;
            return answer?.Entries.LastOrDefault(static entry => entry.Key.Equals("inputs", StringComparison.OrdinalIgnoreCase)).Value switch
            {
                YamlSequence items => ReadAll(items, out inputs),
                null or YamlNull => "the answer is no object with a list 'inputs'",
                var other => $"'inputs' of the answer is {YamlScalars.Describe(other)}, not a list of objects",
            };
        }
        catch (YamlException exception)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the answer is no JSON: {exception.Message} (line {exception.At.Line}, column {exception.At.Column})");
        }
    }

    private static string ReadAll(YamlSequence items, out ImmutableArray<YamlMapping> inputs)
    {
        inputs = [];
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, item) in items.Items.Index())
        {
            string? mistake = item switch
            {
                YamlMapping input when input["id"] is YamlString id => known.Add(id.Value) ? null : "has the 'id' of one before it",
                YamlMapping input => input["id"] is null ? "has no 'id'" : "has an 'id' that is not a text",
                _ => $"is {YamlScalars.Describe(item)}, not an object",
            };
            if (mistake is not null)
            {
                return string.Create(CultureInfo.InvariantCulture, $"input {index} of the answer {mistake}");
            }
        }

        inputs = [.. items.Items.Select(Normalise)];
        return "";
    }

    // The operator decodes every number as a float and writes it down again; what is whole then is an integer.
    private static YamlMapping Normalise(YamlNode input) => (YamlMapping)JsonReader.Read(JsonWriter.Write(input), AnswerName, Limits, JsonNumberModel.Int64OrFloat64);
}
