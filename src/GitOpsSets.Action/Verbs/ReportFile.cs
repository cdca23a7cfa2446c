using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Verbs;

/// <summary>Writes a report where the user wants it.</summary>
internal static class ReportFile
{
    /// <summary>Writes it, less all secrets; the file belongs to whom its folder belongs.</summary>
    /// <param name="path">Where.</param>
    /// <param name="text">What.</param>
    /// <param name="secrets">Must not be in it.</param>
    /// <param name="input">The input that names the path.</param>
    /// <returns>Why it could not be written, or null.</returns>
    public static Diagnostic? Write(string path, string text, IEnumerable<Secret> secrets, string input = "report-path")
    {
        var mask = new SecretMask();
        foreach (var secret in secrets.Where(secret => !secret.IsEmpty))
        {
            mask.Add(secret);
        }

        try
        {
            UserFile.Write(Path.GetFullPath(path), mask.Hide(text));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Warning, $"{input}: '{path}' could not be written: {exception.Message}", null) { Suggestion = $"give another {input}" };
        }
    }
}
