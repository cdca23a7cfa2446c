using System.Text;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Testing;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Ledgers: what is trusted is written again as the same, and names no path that leads elsewhere.</summary>
internal sealed class LedgersTarget : IFuzzTarget
{
    private const string File = ".gitopssets/ledger.json";

    public string Name => "ledgers";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [];

    public IReadOnlyList<string> Words { get; } =
    [
        "{\"version\":1,\n\"sets\":[", "],\n\"files\":[", "]}", "{\"set\":\"GitOpsSet/apps/previews\",\"definition\":\"a.yaml\"}", ",", "\"via\":[\"ResourceSet//x\"]",
        "{\"path\":\"a/b.yaml\",\"set\":\"GitOpsSet/apps/previews\",\"element\":\"e\",\"hash\":\"5f2b8a1c9d0e4f6a7b8c9d0e1f2a3b4c5d6e7f80\"}", "\"evidence\":[\"x\"]", "null", "[", "{", "../", "/etc/passwd", ".git/config", "\\u0000", "\\ud800", "\"version\":2", "1e0", "1.0",
        "CON", "a~1", "A/B.yaml", "GitOpsSet", "//",
    ];

    public string Try(byte[] input)
    {
        var read = LedgerReader.Read(new InMemoryTree().AddFile(File, input), File);
        if (read.HasErrors)
        {
            return Answers.Refused(read.Diagnostics[0].Message);
        }

        var ledger = read.Value.Ledger;
        if (ledger.Files.FirstOrDefault(file => !RelativePath.TryParse(file.Path.Value, out _, out _)) is { } escaped)
        {
            throw new BrokenLawException("a trusted path is a safe one", escaped.Path.Value);
        }

        string text = LedgerText.Write(ledger);
        if (!LedgerText.TryRead(text, out var again, out string? reason))
        {
            throw new BrokenLawException("a ledger that is written can be read", $"{reason} in {text}");
        }

        return LedgerText.Write(again) == text
            ? $"{Answers.Roughly(ledger.Sets.Length)} {Answers.Roughly(ledger.Files.Length)} {Encoding.UTF8.GetByteCount(text) == input.Length}"
            : throw new BrokenLawException("a ledger that is written is read as the same", text);
    }
}
