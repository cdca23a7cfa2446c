using System.Text;
using System.Text.Json;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Reports;

/// <summary>A run as JSON, for programs: what came of it, of every set, of every file, and everything that was noticed. Paths are below the output folder.</summary>
internal static class RunJson
{
    private const int Version = 1;

    public static string Write(RunReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteNumber("exitCode", (int)report.ExitCode);
            json.WriteString("outcome", RunText.Outcome(report));
            json.WriteStartObject("publication");
            WritePublication(json, report.Publication);
            json.WriteEndObject();
            WriteAll(json, "sets", report.Sets, WriteSet);
            WriteAll(json, "changes", report.Changes.Changes, WriteChange);
            WriteAll(json, "kept", report.Changes.Kept, WriteKept);
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

    private static void WritePublication(Utf8JsonWriter json, Publication publication)
    {
        json.WriteString("kind", publication.GetType().Name.ToLowerInvariant());
        switch (publication)
        {
            case Publication.Committed committed:
                json.WriteString("branch", committed.Branch);
                json.WriteString("commit", committed.Sha);
                break;
            case Publication.Proposed proposed:
                json.WriteString("branch", proposed.Branch);
                json.WriteString("commit", proposed.Sha);
                json.WriteString("operation", proposed.Operation.ToString().ToLowerInvariant());
                json.WriteString("url", proposed.Url);
                if (proposed.Number is { } number)
                {
                    json.WriteNumber("number", number);
                }

                break;
            case Publication.Several several:
                WriteAll(json, "parts", several.Parts, WritePublication);
                break;
        }
    }

    private static void WriteSet(Utf8JsonWriter json, SetOutput set)
    {
        json.WriteString("set", set.Set.ToString());
        json.WriteString("definition", set.Definition);
        json.WriteString("result", set is SetOutput.Evaluated ? "expanded" : "untouched");
        if (set is SetOutput.Evaluated evaluated)
        {
            json.WriteNumber("objects", evaluated.Files.Length);
            json.WriteStartArray("quarantined");
            foreach (string element in evaluated.Quarantined.Order(StringComparer.Ordinal))
            {
                json.WriteStringValue(element);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteChange(Utf8JsonWriter json, FileChange change)
    {
        json.WriteString("path", change.Path.Value);
        json.WriteString("change", change switch { FileChange.Added => "added", FileChange.Modified => "updated", _ => "removed" });
        json.WriteString("set", change.Set?.ToString());
    }

    private static void WriteKept(Utf8JsonWriter json, KeptFile kept)
    {
        json.WriteString("path", kept.Path.Value);
        json.WriteString("set", kept.Set.ToString());
        json.WriteString("reason", kept.Reason);
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
