using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine;

/// <summary>A set that is still to be evaluated.</summary>
/// <param name="Definition">The set.</param>
/// <param name="File">The file it, or the outermost set that generated it, stands in.</param>
/// <param name="Via">The sets that generated it, outermost first.</param>
/// <param name="Origin">Where it is written; for a generated set the template of the outermost set.</param>
internal sealed record PendingSet(SetDefinition Definition, string File, ImmutableArray<SetId> Via, SourceSpan Origin)
{
    /// <summary>A finding about it, at a place in the user's file: no file holds a generated set.</summary>
    public Diagnostic Locate(Diagnostic finding) =>
        Via.IsEmpty || finding.At is not { File: TemplateExecution.RenderedFile } at
            ? finding with { Set = Id.ToString() }
            : finding with
            {
                At = Origin,
                Focus = finding.Focus is { } focus && finding.Line is { } line ? focus with { Line = line } : null,
                Set = Id.ToString(),
                Trail =
                [
                    .. finding.Trail.Select(step => step.At is { File: TemplateExecution.RenderedFile } ? step with { At = null } : step),
                    new TrailStep(string.Create(CultureInfo.InvariantCulture, $"in line {at.Line} of the {Definition.Dialect.Kind} '{Definition.Name}' that this template generates"), null),
                ],
            };

    /// <summary>Names it in ledgers and reports.</summary>
    public SetId Id => SetId.Of(Definition);
}
