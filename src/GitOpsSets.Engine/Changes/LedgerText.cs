using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Changes;

/// <summary>Reads and writes the ledger's JSON: one line an entry, sorted, the same bytes for the same content.</summary>
public static class LedgerText
{
    private const int Version = 1;

    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text.</summary>
    public static string Write(Ledger ledger)
    {
        var text = new StringBuilder("{\"version\":1,\n\"sets\":[");
        WriteLines(text, ledger.Sets, WriteSet);
        text.Append("],\n\"files\":[");
        WriteLines(text, ledger.Files, WriteFile);
        return text.Append("]}\n").ToString();
    }

    /// <summary>Reads a ledger and checks every path and name in it: a ledger that was tampered with claims nothing.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="ledger">The ledger, when it can be trusted.</param>
    /// <param name="reason">Why it cannot, otherwise.</param>
    public static bool TryRead(string json, [NotNullWhen(true)] out Ledger? ledger, [NotNullWhen(false)] out string? reason)
    {
        ledger = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            reason = Read(document.RootElement, out ledger);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            reason = $"it is not a ledger: {exception.Message}";
        }

        return reason is null;
    }

    private static string? Read(JsonElement root, out Ledger? ledger)
    {
        ledger = null;
        if (root.GetProperty("version").GetInt32() != Version)
        {
            return "it was written by another version of the tool";
        }

        var sets = ImmutableArray.CreateBuilder<LedgerSet>();
        foreach (var line in root.GetProperty("sets").EnumerateArray())
        {
            sets.Add(new LedgerSet(ReadSet(line.GetProperty("set")), line.GetProperty("definition").GetString() ?? "", [.. line.TryGetProperty("via", out var via) ? via.EnumerateArray().Select(ReadSet) : []]));
        }

        var files = ImmutableArray.CreateBuilder<LedgerEntry>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in root.GetProperty("files").EnumerateArray())
        {
            string path = line.GetProperty("path").GetString() ?? "";
            if (!RelativePath.TryParse(path, out var safe, out string? refusal))
            {
                return $"it claims '{path}': {refusal}";
            }

            if (!seen.Add(safe.Value))
            {
                return $"it claims '{path}' twice";
            }

            string hash = line.GetProperty("hash").GetString() ?? "";
            if (hash.Length is not (40 or 64) || !hash.All(char.IsAsciiHexDigitLower))
            {
                return $"the hash of '{path}' is none";
            }

            files.Add(new LedgerEntry(safe, ReadSet(line.GetProperty("set")), line.GetProperty("element").GetString() ?? "", hash, [.. line.TryGetProperty("evidence", out var evidence) ? evidence.EnumerateArray().Select(item => item.GetString() ?? "") : []]));
        }

        ledger = new Ledger([.. sets.OrderBy(set => set.Set)], [.. files.OrderBy(file => file.Path)]);
        return null;
    }

    private static SetId ReadSet(JsonElement element) =>
        SetId.TryParse(element.GetString() ?? "", out var set) ? set : throw new FormatException("a set is not named kind/namespace/name");

    private static void WriteLines<T>(StringBuilder text, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        var line = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(line, OneLine);
        for (int i = 0; i < items.Length; i++)
        {
            writer.WriteStartObject();
            write(writer, items[i]);
            writer.WriteEndObject();
            writer.Flush();
            text.Append(i == 0 ? "\n" : ",\n").Append(Encoding.UTF8.GetString(line.WrittenSpan));
            line.ResetWrittenCount();
            writer.Reset();
        }

        text.Append(items.IsEmpty ? "" : "\n");
    }

    private static void WriteSet(Utf8JsonWriter writer, LedgerSet set)
    {
        writer.WriteString("set", set.Set.ToString());
        writer.WriteString("definition", set.Definition);
        if (!set.Via.IsEmpty)
        {
            WriteTexts(writer, "via", set.Via.Select(via => via.ToString()));
        }
    }

    private static void WriteFile(Utf8JsonWriter writer, LedgerEntry file)
    {
        writer.WriteString("path", file.Path.Value);
        writer.WriteString("set", file.Set.ToString());
        writer.WriteString("element", file.Element);
        writer.WriteString("hash", file.Hash);
        if (!file.Evidence.IsEmpty)
        {
            WriteTexts(writer, "evidence", file.Evidence);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
