using System.Globalization;
using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Selectors;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>One element per GitopsCluster object of the repository, in any namespace (specs/gitopsset.md §2.5).</summary>
internal sealed class ClusterGenerator(LabelSelector selector, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Descriptor { get; } = new("cluster", "Cluster", Nestable: true, "One element per GitopsCluster manifest that the label selector fits; without selector, every one.", Bind);

    public Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        var drops = context.NewDropLog();
        ImmutableArray<Element> clusters = [.. context.Objects.OfKind("GitopsCluster").Where(cluster => IsSelected(cluster, drops)).Select(MakeElement)];
        return Task.FromResult<GeneratorAnswer>(new GeneratorAnswer.Complete(clusters) { Dropped = drops?.Items ?? [] });
    }

    private bool IsSelected(YamlMapping cluster, DropLog? drops)
    {
        bool isSelected = selector.Matches(Annotations.LabelsOf(cluster));
        if (!isSelected && drops is not null)
        {
            var metadata = cluster["metadata"] as YamlMapping;
            string name = (metadata?["name"] as YamlString)?.Value ?? "";
            drops.Add(
                new ItemName($"GitopsCluster {name}", [name, $"{(metadata?["namespace"] as YamlString)?.Value}/{name}"]),
                new DropRule(DropReason.Selector, "does not fit the selector", (spec.Body as YamlMapping)?["selector"]?.Span ?? spec.Origin));
        }

        return isSelected;
    }

    private static ClusterGenerator Bind(GeneratorSpec spec, FieldReader body) => new(LabelSelectorReader.Read(body.Object("selector"), coerces: false), spec);

    private Element MakeElement(YamlMapping cluster)
    {
        var metadata = cluster["metadata"] as YamlMapping ?? YamlMapping.Empty;
        string name = (metadata["name"] as YamlString)?.Value ?? "";
        string namespaceName = (metadata["namespace"] as YamlString)?.Value ?? "";
        var values = new TemplateMap
        {
            ["ClusterName"] = TemplateValue.Of(name),
            ["ClusterNamespace"] = TemplateValue.Of(namespaceName),
            ["ClusterLabels"] = TemplateValue.Of(ElementValues.MapOf(Annotations.LabelsOf(cluster))),
            ["ClusterAnnotations"] = TemplateValue.Of(ElementValues.MapOf(Annotations.Of(cluster))),
        };
        return new Element(values, new ElementOrigin(string.Create(CultureInfo.InvariantCulture, $"cluster[{spec.Entry}]/{namespaceName}/{name}"), $"cluster {namespaceName}/{name}", spec.Origin));
    }
}
