using System.Text;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>Reads the source lock of an output root.</summary>
public static class SourceLockReader
{
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The lock and its text; an empty one where there is none, and where there is one that cannot be trusted, which is noted.</summary>
    /// <param name="tree">The tree that holds the output root.</param>
    /// <param name="path">The lock's path in it.</param>
    public static StageResult<(SourceLock Lock, string? Text)> Read(IFileTree tree, string path)
    {
        switch (tree.Read(path, MaxBytes))
        {
            case FileReading.Content content:
                string text = Encoding.UTF8.GetString(content.Bytes.Span);
                return SourceLockText.TryRead(text, out var sources, out string? reason)
                    ? new StageResult<(SourceLock, string?)>((sources, text), [])
                    : Refuse(path, text, reason);
            case FileReading.TooLarge:
                return Refuse(path, "", "it is larger than 64 MiB");
            default:
                return new StageResult<(SourceLock, string?)>((SourceLock.Empty, null), []);
        }
    }

    private static StageResult<(SourceLock Lock, string? Text)> Refuse(string path, string text, string reason) => new(
        (SourceLock.Empty, text),
        [
            new Diagnostic(DiagnosticCodes.SourceLockInvalid, Severity.Warning, $"'{path}' cannot be trusted: {reason}; what sources answered before is not known", new SourceSpan(path, 1, 1))
            {
                Suggestion = "restore it from the last good commit, or let a run without 'locked' write it anew",
            },
        ]);
}
