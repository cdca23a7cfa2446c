using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Renders every template of a set with every element. Pure and synchronous.</summary>
public static class ManifestRenderer
{
    private const int MaxFindings = 10;

    /// <summary>All objects of a set, in the reference's order.</summary>
    /// <param name="set">The set.</param>
    /// <param name="steps">Its templates.</param>
    /// <param name="elements">In order.</param>
    /// <param name="settings">How to render.</param>
    /// <param name="tokens">Makes inert tokens for foreign text.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>No objects when anything failed: a set is rendered whole or not at all, but for the elements in quarantine.</returns>
    public static StageResult<RenderedSet> Render(
        SetDefinition set,
        ImmutableArray<CompiledStep> steps,
        ImmutableArray<Element> elements,
        RenderSettings settings,
        TokenSource tokens,
        CancellationToken cancellationToken) =>
        Render(set, steps, elements, settings, NameOwners.None, tokens, cancellationToken);

    /// <summary>All objects of a set, in the reference's order.</summary>
    /// <param name="set">The set.</param>
    /// <param name="steps">Its templates.</param>
    /// <param name="elements">In order.</param>
    /// <param name="settings">How to render.</param>
    /// <param name="owners">Who owns the files that are there: of two elements whose text names one object, the owner keeps it.</param>
    /// <param name="tokens">Makes inert tokens for foreign text.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>No objects when anything failed: a set is rendered whole or not at all, but for the elements in quarantine.</returns>
    public static StageResult<RenderedSet> Render(
        SetDefinition set,
        ImmutableArray<CompiledStep> steps,
        ImmutableArray<Element> elements,
        RenderSettings settings,
        NameOwners owners,
        TokenSource tokens,
        CancellationToken cancellationToken)
    {
        var execution = new TemplateExecution(set, settings, tokens, cancellationToken);
        var manifests = set.Dialect.Order == RenderOrder.ElementMajor
            ? GitOpsSetRenderer.Render(set, steps, elements, owners, execution)
            : ResourceSetRenderer.Render(set, steps, elements, settings, owners, execution);
        var findings = execution.Findings;
        var held = execution.Quarantine.Findings;
        if (findings.Count == 0)
        {
            return new StageResult<RenderedSet>(new RenderedSet(manifests, execution.Quarantine.Keys), [.. held, .. execution.Warnings, .. execution.Notices]);
        }

        var reported = findings.Take(MaxFindings).ToImmutableArray();
        return new StageResult<RenderedSet>(
            new RenderedSet([], execution.Quarantine.Keys),
            findings.Count <= MaxFindings
                ? [.. held, .. reported]
                : [.. held, .. reported, new Diagnostic(findings[0].Code, Severity.Error, string.Create(CultureInfo.InvariantCulture, $"and {findings.Count - MaxFindings} more of this set"), set.Origin)]);
    }
}
