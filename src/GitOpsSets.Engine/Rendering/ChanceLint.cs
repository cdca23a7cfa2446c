using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Finds templates that would make another commit on every run.</summary>
public static class ChanceLint
{
    /// <summary>One warning per call of a function of chance or of the clock.</summary>
    public static ImmutableArray<Diagnostic> Of(ImmutableArray<CompiledStep> steps) =>
    [
        .. steps.SelectMany(step => step.Text is null ? step.Resources : step.Resources.Add(step.Text))
            .SelectMany(template => template.Template.Chances.Select(use => new Diagnostic(
                DiagnosticCodes.NonDeterministic,
                Severity.Warning,
                $"'{use.Name}' gives another result on every run, so every run would change the output",
                template.Source.OriginOf(use.Line))
            {
                Focus = new TextFocus(use.Name, 0),
                Suggestion = "take the value from an input, or make chance and the clock repeatable with the input 'seed'",
            })),
    ];
}
