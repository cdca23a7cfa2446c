using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering;

/// <summary>The order and data of a ResourceSet, with exclusion and de-duplication (specs/resourceset.md §5.3–5.6).</summary>
internal static class ResourceSetRenderer
{
    public static ImmutableArray<RenderedManifest> Render(SetDefinition set, ImmutableArray<CompiledStep> steps, ImmutableArray<Element> elements, RenderSettings settings, TemplateExecution execution)
    {
        var data = elements.Select(element => new RenderData(TemplateValue.Nil, TemplateValue.Of(element.Values ?? new TemplateMap(isNil: true)))).ToImmutableArray();
        var manifests = ImmutableArray.CreateBuilder<RenderedManifest>();
        var stepOf = new Dictionary<(string, string, string, string), string>();
        foreach (var step in steps)
        {
            foreach (var manifest in RenderStep(step, elements, data, execution))
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
        var seen = new HashSet<(string, string, string, string)>();

        // Without inputs the reference neither excludes nor de-duplicates what 'resources' holds.
        bool hasInputs = elements.Any(element => element.Values is not null);
        foreach (var template in step.Resources)
        {
            for (int i = 0; i < elements.Length && !execution.IsHopeless; i++)
            {
                if (execution.Render(template, elements[i], data[i], text => new Box(ResourceDocument.Read(text, TemplateExecution.RenderedFile, YamlLimits.Default) is { } read ? Printable.Of(read) : null)) is { Document: { } document })
                {
                    var manifest = new RenderedManifest(document, template, elements[i], step.Name);
                    if (!hasInputs || (!IsExcluded(document) && seen.Add(manifest.Identity.Key)))
                    {
                        seen.Add(manifest.Identity.Key);
                        manifests.Add(manifest);
                    }
                }
            }
        }

        for (int i = 0; step.Text is not null && i < elements.Length && !execution.IsHopeless; i++)
        {
            foreach (var document in execution.Render(step.Text, elements[i], data[i], text => ResourceDocuments.Read(text, TemplateExecution.RenderedFile, YamlLimits.Default).Select(Printable.Of).ToArray()) ?? [])
            {
                var manifest = new RenderedManifest(document, step.Text, elements[i], step.Name);
                if (!IsExcluded(document) && seen.Add(manifest.Identity.Key))
                {
                    manifests.Add(manifest);
                }
            }
        }

        return manifests;
    }

    private static bool IsExcluded(YamlMapping document) =>
        StringMap.Read((document["metadata"] as YamlMapping)?["annotations"]).Any(entry => entry is { Key: Annotations.Reconcile, Value: "disabled" });

    private sealed record Box(YamlMapping? Document);
}
