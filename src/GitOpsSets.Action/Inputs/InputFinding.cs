using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating;

namespace GitOpsSets.Action.Inputs;

/// <summary>Makes the findings of this room: all of one code.</summary>
internal static class InputFinding
{
    /// <summary>An input that cannot be used.</summary>
    public static Diagnostic Error(string message, string? suggestion = null, SourceSpan? at = null) =>
        new(DiagnosticCodes.InvalidInput, Severity.Error, message, at) { Suggestion = suggestion };

    /// <summary>An input that is probably not what was meant.</summary>
    public static Diagnostic Warning(string message, string? suggestion = null, SourceSpan? at = null) =>
        new(DiagnosticCodes.InvalidInput, Severity.Warning, message, at) { Suggestion = suggestion };

    /// <summary>"did you mean", or null.</summary>
    public static string? DidYouMean(string? near) => near is null ? null : $"did you mean '{near}'?";
}
