using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering;

/// <summary>The order and data of a GitOpsSet (specs/gitopsset.md §3.1, §3.2).</summary>
internal static class GitOpsSetRenderer
{
    private static readonly RenderedForm Form = new(GitOpsSetDocuments.LookAhead, IsFirstOnly: false);

    public static ImmutableArray<RenderedManifest> Render(SetDefinition set, ImmutableArray<CompiledStep> steps, ImmutableArray<Element> elements, NameOwners owners, TemplateExecution execution)
    {
        var manifests = ImmutableArray.CreateBuilder<RenderedManifest>();
        var name = TemplateValue.Of(new TemplateMap { ["Name"] = TemplateValue.Of(set.Name.Name), ["Namespace"] = TemplateValue.Of(set.Name.Namespace) });
        var labels = GitOpsSetMetadata.OwnerLabels(set.OwnerLabelPrefix, set.Name.Name, set.Name.Namespace);
        int index = 0;
        foreach (var element in elements)
        {
            // The index counts pairs of template and element over the whole set.
            foreach (var template in steps.SelectMany(step => step.Resources))
            {
                RenderPair(set, template, element, name, labels, index++, execution, manifests);
                if (execution.IsHopeless)
                {
                    execution.Settle();
                    return [];
                }
            }
        }

        execution.Settle();
        NameClaims.Settle(manifests.Where(manifest => !execution.Quarantine.Holds(manifest.Element)), owners, execution.Quarantine);
        return [.. manifests.Where(manifest => !execution.Quarantine.Holds(manifest.Element))];
    }

    private static ImmutableArray<YamlMapping> Read(ValueReader values) => [.. GitOpsSetDocuments.Read(values, TemplateExecution.RenderedFile).Select(Printable.Of)];

    private static void RenderPair(SetDefinition set, CompiledTemplate template, Element element, TemplateValue name, ImmutableArray<YamlEntry> labels, int index, TemplateExecution execution, ImmutableArray<RenderedManifest>.Builder manifests)
    {
        var values = TemplateValue.Of(element.Values ?? new TemplateMap());
        if (template.Repeat is null)
        {
            RenderOne(new TemplateMap { ["Element"] = values, ["ElementIndex"] = TemplateValue.Of(index), ["GitOpsSet"] = name });
            return;
        }

        ImmutableArray<TemplateValue> items;
        try
        {
            items = RepeatItems.Find(template.Repeat, element.Values ?? new TemplateMap());
        }
        catch (JsonPathException exception)
        {
            execution.Add(new Diagnostic(DiagnosticCodes.RepeatExpression, Severity.Error, $"repeat '{template.Spec.Repeat}': {exception.Message}", template.Spec.RepeatOrigin), template, element);
            return;
        }

        for (int i = 0; i < items.Length; i++)
        {
            RenderOne(new TemplateMap
            {
                ["Element"] = values,
                ["ElementIndex"] = TemplateValue.Of(index),
                ["GitOpsSet"] = name,
                ["Repeat"] = items[i],
                ["RepeatIndex"] = TemplateValue.Of(i),
            });
        }

        void RenderOne(TemplateMap root)
        {
            if (execution.Render(template, element, new RenderData(TemplateValue.Of(root)), Form, Read) is not { } rendered)
            {
                return;
            }

            foreach (var document in rendered.Documents)
            {
                execution.Inspect(document, template, element);
                manifests.Add(new RenderedManifest(GitOpsSetMetadata.Apply(document, labels, set.Name.Namespace), template, element, "") { IsNamedByOthers = rendered.AreNamedByOthers });
            }
        }
    }
}
