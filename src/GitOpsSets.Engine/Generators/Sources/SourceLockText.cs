using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>Reads and writes the lock's JSON: a line for every source and every element of its answer, the same bytes for the same content.</summary>
public static class SourceLockText
{
    private const int Version = 1;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The JSON text.</summary>
    public static string Write(SourceLock sources)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{{\"version\":{Version},\n\"sources\":["));
        string separator = "\n";
        foreach (var source in sources.Sources)
        {
            string content = Content(source);
            text.Append(separator).Append(content, 0, content.Length - 1).Append(CultureInfo.InvariantCulture, $",\"digest\":\"{DigestOf(content)}\"}}");
            separator = ",\n";
        }

        return text.Append(sources.Sources.IsEmpty ? "]}\n" : "\n]}\n").ToString();
    }

    /// <summary>Reads a lock. One that somebody edited is none.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="sources">The lock, when it can be trusted.</param>
    /// <param name="reason">Why it cannot, otherwise.</param>
    public static bool TryRead(string json, [NotNullWhen(true)] out SourceLock? sources, [NotNullWhen(false)] out string? reason)
    {
        (sources, reason) = (null, null);
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.GetProperty("version").GetInt32() != Version)
            {
                reason = "it was written by another version of the tool";
                return false;
            }

            var entries = document.RootElement.GetProperty("sources").EnumerateArray().Select(entry => (Source: ReadEntry(entry), Digest: TextOf(entry, "digest"))).ToList();
            reason = entries.Find(entry => DigestOf(Content(entry.Source)) != entry.Digest) is { Source: { } edited } ? $"its entry for {edited.Answer.Query.Asker} was edited by hand" : null;
            sources = reason is null ? new SourceLock([.. entries.Select(entry => entry.Source)]) : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            reason = $"it is no source lock: {exception.Message}";
        }

        return reason is null;
    }

    private static string Content(LockedSource source)
    {
        var (query, isBounded, items, elements) = source.Answer;
        var text = new StringBuilder("{\"source\":");
        JsonWriter.WriteText(query.Asker, text);
        text.Append(",\"definition\":");
        JsonWriter.WriteText(query.Definition, text);
        text.Append(",\"query\":");
        JsonWriter.WriteText(query.Text, text);
        text.Append(CultureInfo.InvariantCulture, $",\"asOf\":\"{source.AsOf.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\",\"completeness\":\"{(isBounded ? "bounded" : "complete")}\"");
        if (source.Answer.Revision.Length > 0)
        {
            text.Append(",\"revision\":");
            JsonWriter.WriteText(source.Answer.Revision, text);
        }

        text.Append(",\"items\":[");
        for (int i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : ",");
            JsonWriter.WriteText(items[i], text);
        }

        text.Append(']');
        AppendValidators(text, source.Answer.Validators);
        text.Append(",\"elements\":[").AppendJoin(',', elements.Select(element => "\n" + element));
        return text.Append(elements.IsEmpty ? "]}" : "\n]}").ToString();
    }

    private static void AppendValidators(StringBuilder text, ImmutableArray<PageValidator> validators)
    {
        string separator = ",\"validators\":[";
        foreach (var validator in validators)
        {
            text.Append(separator).Append("{\"page\":");
            JsonWriter.WriteText(validator.Page, text);
            text.Append(",\"tag\":");
            JsonWriter.WriteText(validator.EntityTag, text);
            text.Append(validator.IsFull ? ",\"full\":true}" : "}");
            separator = ",";
        }

        text.Append(validators.IsEmpty ? "" : "]");
    }

    private static ImmutableArray<PageValidator> ReadValidators(JsonElement entry) => entry.TryGetProperty("validators", out var validators)
        ? [.. validators.EnumerateArray().Select(validator => new PageValidator(TextOf(validator, "page"), TextOf(validator, "tag"), validator.TryGetProperty("full", out var full) && full.GetBoolean()))]
        : [];

    private static LockedSource ReadEntry(JsonElement entry) => new(
        new SourceAnswer(
            new SourceQuery(TextOf(entry, "source"), TextOf(entry, "definition"), TextOf(entry, "query")),
            TextOf(entry, "completeness") == "bounded",
            [.. entry.GetProperty("items").EnumerateArray().Select(item => item.GetString() ?? "")],
            [.. entry.GetProperty("elements").EnumerateArray().Select(element => element.GetRawText())])
        {
            Revision = entry.TryGetProperty("revision", out _) ? TextOf(entry, "revision") : "",
            Validators = ReadValidators(entry),
        },
        DateTimeOffset.ParseExact(TextOf(entry, "asOf"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));

    private static string TextOf(JsonElement entry, string name) => entry.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is no text");

    private static string DigestOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
