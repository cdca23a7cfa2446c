using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Ci;

/// <summary>A finding in the parts that hosts show in different places.</summary>
internal static class DiagnosticText
{
    /// <summary>Message, suggestion and trail, without place and severity.</summary>
    public static string Message(Diagnostic diagnostic)
    {
        string set = diagnostic.Set is null ? "" : $"{diagnostic.Set}: ";
        string suggestion = diagnostic.Suggestion is null ? "" : $" ({diagnostic.Suggestion})";
        return $"{set}{diagnostic.Message}{suggestion}{string.Concat(diagnostic.Trail.Select(static step => step.At is { } at ? $"\n  {step.What} at {at}" : $"\n  {step.What}"))}";
    }
}
