using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Makes a provider of a ResourceSetInputProvider object (specs/resourceset.md §1.2).</summary>
internal static class ProviderReader
{
    public static ProviderDefinition Read(YamlMapping source, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var root = new FieldReader(source, "", diagnostics);
        var metadata = root.Object("metadata");
        return new ProviderDefinition(
            new ObjectName(metadata?.CoercedText("namespace") ?? "", metadata?.CoercedText("name") ?? ""),
            root.Object("spec")?.CoercedText("type") ?? "",
            source)
        {
            Labels = Annotations.LabelsOf(source),
            IsPaused = string.Equals(Annotations.Of(source).GetValueOrDefault(Annotations.Reconcile), "disabled", StringComparison.OrdinalIgnoreCase),
        };
    }
}
