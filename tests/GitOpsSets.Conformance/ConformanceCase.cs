using System.Text.Json;

namespace GitOpsSets.Conformance;

/// <summary>One recorded answer: a line of <c>AREA/FILE.jsonl</c>.</summary>
internal sealed record ConformanceCase(string Area, string File, string Id, JsonElement In, JsonElement Out)
{
    /// <summary>Names the case in exception rules and messages: <c>area/file/id</c>.</summary>
    public string Path => $"{Area}/{File}/{Id}";

    /// <summary>Whether it is replayed under <c>compat: strict</c>.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The file's subject: its name without the <c>random-</c> of machine-made cases.</summary>
    public string Topic => TopicOf(File);

    public bool ExpectsSuccess => Out.TryGetProperty("ok", out _);

    public bool RecordsPanic => Out.TryGetProperty("panic", out _);

    public static string TopicOf(string file) => file.StartsWith("random-", StringComparison.Ordinal) ? file["random-".Length..] : file;
}
