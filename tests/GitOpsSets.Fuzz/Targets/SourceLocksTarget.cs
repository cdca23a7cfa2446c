using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Testing;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Source locks: what is trusted is written again as the same, and is read as that.</summary>
internal sealed class SourceLocksTarget : IFuzzTarget
{
    private const string File = SourceLock.Location;

    public string Name => "sourcelocks";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [];

    public IReadOnlyList<string> Words { get; } =
    [
        "{\"version\":1,\n\"sources\":[", "]}", ",", "\"asker\":\"GitOpsSet/apps/previews\"", "\"query\":\"x\"", "\"asOf\":\"2025-01-01T00:00:00Z\"", "\"elements\":[", "\"values\":{", "\"outsider\"", "\"remote\"",
        "null", "[", "{", "true", "1e0", "1.0", "-0", "\\u0000", "\\ud800", "\"version\":2", "9999-12-31T23:59:59Z", "\"isBounded\":true", "\"evidence\":[\"x\"]", "\"origin\":",
    ];

    public string Try(byte[] input)
    {
        var read = SourceLockReader.Read(new InMemoryTree().AddFile(File, input), File);
        if (read.Value.Lock is var sources && read.Diagnostics is [var refusal, ..])
        {
            return Answers.Refused(refusal.Message);
        }

        string text = SourceLockText.Write(sources);
        if (!SourceLockText.TryRead(text, out var again, out string? reason))
        {
            throw new BrokenLawException("a source lock that is written can be read", $"{reason} in {text}");
        }

        return SourceLockText.Write(again) == text ? $"{Answers.Roughly(text.Length)}" : throw new BrokenLawException("a source lock that is written is read as the same", text);
    }
}
