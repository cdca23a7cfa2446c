using System.Text;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Changes;

/// <summary>Reads the ledger of an output root.</summary>
public static class LedgerReader
{
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The ledger and its text; an empty one where there is none.</summary>
    /// <param name="tree">The tree that holds the output root.</param>
    /// <param name="path">The ledger's path in it.</param>
    public static StageResult<(Ledger Ledger, string? Text)> Read(IFileTree tree, string path)
    {
        switch (tree.Read(path, MaxBytes))
        {
            case FileReading.Content content:
                string text = Encoding.UTF8.GetString(content.Bytes.Span);
                return LedgerText.TryRead(text, out var ledger, out string? reason)
                    ? new StageResult<(Ledger, string?)>((ledger, text), [])
                    : Refuse(path, reason);
            case FileReading.TooLarge:
                return Refuse(path, "it is larger than 64 MiB");
            default:
                return new StageResult<(Ledger, string?)>((Ledger.Empty, null), []);
        }
    }

    private static StageResult<(Ledger Ledger, string? Text)> Refuse(string path, string reason) => new(
        (Ledger.Empty, null),
        [
            new Diagnostic(DiagnosticCodes.LedgerInvalid, Severity.Error, $"'{path}' cannot be trusted: {reason}", new Templating.SourceSpan(path, 1, 1))
            {
                Suggestion = "restore it from the last good commit; without it nothing is known to be ours, and nothing is touched",
            },
        ]);
}
