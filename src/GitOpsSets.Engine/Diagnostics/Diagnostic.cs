using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Diagnostics;

/// <summary>Something a stage noticed: what, where, and how the run got there.</summary>
/// <param name="Code">Which kind of finding; stable across releases.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">One sentence without place; plain words, the user's own names in quotes.</param>
/// <param name="At">Where in the user's files; null when it has no place.</param>
public sealed record Diagnostic(DiagnosticCode Code, Severity Severity, string Message, SourceSpan? At)
{
    /// <summary>From the nearest step to the farthest.</summary>
    public ImmutableArray<TrailStep> Trail { get; init; } = [];

    /// <summary>What to write instead, or do; null when nothing is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The set it concerns, as <c>namespace/name</c>; null when it concerns the run.</summary>
    public string? Set { get; init; }

    /// <summary>The line it is about, where its file was at hand and nothing in it is secret.</summary>
    public SourceExcerpt? Excerpt { get; init; }

    /// <summary>What of the line is meant, where <see cref="At"/> knows no more than the start of the value; null when it is exact.</summary>
    public TextFocus? Focus { get; init; }

    /// <summary>The line of the template that is meant, without the spaces around it; null when it is about no template.</summary>
    public string? Line { get; init; }

    /// <summary>Whether it keeps its set from being delivered. An element in quarantine is an error that does not: the others are.</summary>
    public bool IsBlocking => Severity == Severity.Error && Code != DiagnosticCodes.Quarantined;

    /// <summary>The same finding, one step farther away.</summary>
    public Diagnostic Via(string what, SourceSpan? at = null) => this with { Trail = Trail.Add(new TrailStep(what, at)) };

    /// <summary>One line: <c>file:line:column: error GS0207: message (suggestion) | trail</c>.</summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        if (At is { } at)
        {
            line.Append(CultureInfo.InvariantCulture, $"{at}: ");
        }

        line.Append(Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" })
            .Append(CultureInfo.InvariantCulture, $" {Code.Id}: {Message}");
        if (Suggestion is not null)
        {
            line.Append(CultureInfo.InvariantCulture, $" ({Suggestion})");
        }

        foreach (var step in Trail)
        {
            line.Append(CultureInfo.InvariantCulture, $" | {step.What}{(step.At is { } place ? $" at {place}" : "")}");
        }

        return line.ToString();
    }
}
