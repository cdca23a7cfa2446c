using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering;

/// <summary>The order and data of a ResourceSet, with exclusion and de-duplication (specs/resourceset.md §5.3–5.6).</summary>
internal static class ResourceSetRenderer
{
    private static readonly RenderedForm OneObject = new(ResourceDocuments.LookAhead, IsFirstOnly: true);
    private static readonly RenderedForm ManyObjects = new(ResourceDocuments.LookAhead, IsFirstOnly: false);

    public static ImmutableArray<RenderedManifest> Render(SetDefinition set, ImmutableArray<CompiledStep> steps, ImmutableArray<Element> elements, RenderSettings settings, NameOwners owners, TemplateExecution execution)
    {
        var data = elements.Select(element => new RenderData(TemplateValue.Nil, TemplateValue.Of(element.Values ?? new TemplateMap(isNil: true)))).ToImmutableArray();
        var rendered = steps.Select(step => RenderStep(step, elements, data, execution)).ToList();
        execution.Settle();
        NameClaims.Settle(rendered.SelectMany(all => all).Where(manifest => !execution.Quarantine.Holds(manifest.Element)), owners, execution.Quarantine);

        // Without inputs the reference neither excludes nor de-duplicates what 'resources' holds.
        bool hasInputs = elements.Any(element => element.Values is not null);
        var manifests = ImmutableArray.CreateBuilder<RenderedManifest>();
        var stepOf = new Dictionary<(string, string, string, string), string>();
        foreach (var (step, all) in steps.Zip(rendered))
        {
            foreach (var manifest in Select(all, hasInputs, execution.Quarantine))
            {
                if (stepOf.TryGetValue(manifest.Identity.Key, out string? earlier) && earlier != step.Name)
                {
                    execution.Add(new Diagnostic(DiagnosticCodes.DuplicateObject, Severity.Error, $"{manifest.Identity} of step '{step.Name}' is already in step '{earlier}'", manifest.Template.Spec.Origin), manifest.Template, manifest.Element);
                }

                stepOf[manifest.Identity.Key] = step.Name;
                execution.Inspect(manifest.Document, manifest.Template, manifest.Element);
                manifests.Add(manifest with { Document = ResourceSetMetadata.Complete(manifest.Document, set, settings.CommonMetadataWins) });
            }
        }

        return manifests.ToImmutable();
    }

    private static List<RenderedManifest> RenderStep(CompiledStep step, ImmutableArray<Element> elements, ImmutableArray<RenderData> data, TemplateExecution execution)
    {
        var manifests = new List<RenderedManifest>();
        foreach (var template in step.Resources)
        {
            for (int i = 0; i < elements.Length && !execution.IsHopeless; i++)
            {
                if (execution.Render(template, elements[i], data[i], OneObject, ReadOne) is { Documents: [var document] } one)
                {
                    manifests.Add(new RenderedManifest(document, template, elements[i], step.Name) { IsNamedByOthers = one.AreNamedByOthers });
                }
            }
        }

        for (int i = 0; step.Text is not null && i < elements.Length && !execution.IsHopeless; i++)
        {
            if (execution.Render(step.Text, elements[i], data[i], ManyObjects, ReadMany) is { } many)
            {
                manifests.AddRange(many.Documents.Select(document => new RenderedManifest(document, step.Text, elements[i], step.Name) { IsNamedByOthers = many.AreNamedByOthers }));
            }
        }

        return manifests;
    }

    // Only now is it known who is quarantined: what such an element shares with another is the other's.
    private static IEnumerable<RenderedManifest> Select(List<RenderedManifest> manifests, bool hasInputs, Quarantine quarantine)
    {
        var seen = new HashSet<(string, string, string, string)>();
        foreach (var manifest in manifests.Where(manifest => !quarantine.Holds(manifest.Element)))
        {
            bool isAlways = !hasInputs && !manifest.Template.Spec.IsText;
            bool isWanted = isAlways || !IsExcluded(manifest.Document);
            if (isWanted && (seen.Add(manifest.Identity.Key) || isAlways))
            {
                yield return manifest;
            }
        }
    }

    private static bool IsExcluded(YamlMapping document) =>
        StringMap.Read((document["metadata"] as YamlMapping)?["annotations"]).Any(entry => entry is { Key: Annotations.Reconcile, Value: "disabled" });

    private static ImmutableArray<YamlMapping> ReadOne(ValueReader values) => ResourceDocument.Read(values, TemplateExecution.RenderedFile) is { } document ? [Printable.Of(document)] : [];

    private static ImmutableArray<YamlMapping> ReadMany(ValueReader values) => [.. ResourceDocuments.Read(values).Select(Printable.Of)];
}
