using System.Globalization;
using System.Text;
using System.Text.Json;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Action.Reports;

/// <summary>A run as JSON, for programs: what came of it, of every set, of every file, and everything that was noticed. Paths are below the output folder.</summary>
internal static class RunJson
{
    private const int Version = 1;

    /// <summary>The report. Keys are only ever added; docs/report.schema.json tells them all.</summary>
    /// <param name="report">The run.</param>
    /// <param name="linkTo">Where people read a commit; null where that is not known.</param>
    public static string Write(RunReport report, Func<string, string?> linkTo)
    {
        var changes = report.Changes.Changes.ToLookup(change => change.Set);
        var kept = report.Changes.Kept.ToLookup(file => file.Set);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteNumber("exitCode", (int)report.ExitCode);
            json.WriteString("outcome", RunText.Outcome(report));
            json.WriteStartObject("publication");
            WritePublication(json, report.Publication, linkTo);
            json.WriteEndObject();
            WriteAll(json, "sets", report.Sets, (writer, set) => WriteSet(writer, set, changes, kept));
            WriteAll(json, "changes", report.Changes.Changes.Index(), (writer, change) => WriteChange(writer, change.Item, report.Changes.Meanings.ElementAtOrDefault(change.Index)));
            WriteAll(json, "kept", report.Changes.Kept, WriteKept);
            WriteAll(json, "sources", report.Sources, WriteSource);
            WriteAll(json, "budgets", report.Budgets, WriteBudget);
            WriteAll(json, "findings", report.Diagnostics, WriteFinding);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePublication(Utf8JsonWriter json, Publication publication, Func<string, string?> linkTo)
    {
        json.WriteString("kind", publication.GetType().Name.ToLowerInvariant());
        switch (publication)
        {
            case Publication.Committed committed:
                json.WriteString("branch", committed.Branch);
                json.WriteString("commit", committed.Sha);
                json.WriteString("commitUrl", linkTo(committed.Sha));
                break;
            case Publication.Proposed proposed:
                json.WriteString("branch", proposed.Branch);
                json.WriteString("commit", proposed.Sha);
                json.WriteString("commitUrl", proposed.Sha.Length == 0 ? null : linkTo(proposed.Sha));
                json.WriteString("operation", proposed.Operation.ToString().ToLowerInvariant());
                json.WriteString("url", proposed.Url);
                if (proposed.Number is { } number)
                {
                    json.WriteNumber("number", number);
                }

                break;
            case Publication.Several several:
                WriteAll(json, "parts", several.Parts, (writer, part) => WritePublication(writer, part, linkTo));
                break;
        }
    }

    private static void WriteSet(Utf8JsonWriter json, SetOutput set, ILookup<SetId?, FileChange> changes, ILookup<SetId, KeptFile> kept)
    {
        json.WriteString("set", set.Set.ToString());
        json.WriteString("definition", set.Definition);
        json.WriteString("result", set is SetOutput.Evaluated ? "expanded" : "untouched");
        WriteTexts(json, "generatedBy", set.Via.Select(outer => outer.ToString()));
        json.WriteNumber("added", changes[set.Set].Count(change => change is FileChange.Added));
        json.WriteNumber("updated", changes[set.Set].Count(change => change is FileChange.Modified));
        json.WriteNumber("removed", changes[set.Set].Count(change => change is FileChange.Removed));
        json.WriteNumber("kept", kept[set.Set].Count());
        if (set is SetOutput.Evaluated evaluated)
        {
            json.WriteBoolean("bounded", evaluated.IsBounded);
            json.WriteNumber("objects", evaluated.Files.Length);
            WriteTexts(json, "quarantined", evaluated.Quarantined.Order(StringComparer.Ordinal));
        }
    }

    private static void WriteChange(Utf8JsonWriter json, FileChange change, ObjectChange? meaning)
    {
        json.WriteString("path", change.Path.Value);
        json.WriteString("change", change switch { FileChange.Added => "added", FileChange.Modified => "updated", _ => "removed" });
        json.WriteString("set", change.Set?.ToString());
        if (meaning is not null)
        {
            json.WriteString("meaning", ChangeRow.WordOf(meaning.Meaning));
            json.WriteString("object", meaning.Object);
            json.WriteString("detail", meaning.Detail);
        }
    }

    private static void WriteKept(Utf8JsonWriter json, KeptFile kept)
    {
        json.WriteString("path", kept.Path.Value);
        json.WriteString("set", kept.Set.ToString());
        json.WriteString("reason", kept.Reason);
    }

    private static void WriteSource(Utf8JsonWriter json, SourceReport source)
    {
        json.WriteString("set", source.Set.ToString());
        json.WriteString("source", source.Source);
        json.WriteString("type", source.Type);
        json.WriteString("result", ElementWords.Of(source.Result));
        json.WriteString("basis", ElementWords.Of(source.Basis));
        json.WriteNumber("elements", source.Elements);
        json.WriteString("reason", source.Reason);
        json.WriteString("file", source.At.File);
        json.WriteNumber("line", source.At.Line);
        json.WriteNumber("column", source.At.Column);
    }

    private static void WriteBudget(Utf8JsonWriter json, RateBudget budget)
    {
        json.WriteString("host", budget.Host);
        json.WriteString("resource", budget.Resource);
        json.WriteNumber("remaining", budget.Remaining);
        if (budget.Limit is { } limit)
        {
            json.WriteNumber("limit", limit);
        }

        if (budget.ResetsAt is { } reset)
        {
            json.WriteString("resetsAt", reset.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteFinding(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteString("code", finding.Code.Id);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteString("message", finding.Message);
        json.WriteString("suggestion", finding.Suggestion);
        json.WriteString("set", finding.Set);
        if (finding.At is { } at)
        {
            json.WriteString("file", at.File);
            json.WriteNumber("line", at.Line);
            json.WriteNumber("column", at.Column);
        }
    }
}
