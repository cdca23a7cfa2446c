using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;
using static GitOpsSets.Engine.Definitions.Schemas.SchemaRule;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>What must hold between the fields of a ResourceSet. A field counts as soon as it is there, even empty (specs/resourceset.md §1.1).</summary>
internal static class ResourceSetRules
{
    public static ImmutableArray<SchemaRule> OfSpec { get; } =
    [
        Of("steps", "steps cannot stand beside resources and resourcesTemplate", spec => !Has(spec, "steps") || (!Has(spec, "resources") && !Has(spec, "resourcesTemplate"))),
        Of("", "one of steps, resources and resourcesTemplate is needed", spec => Has(spec, "steps") || Has(spec, "resources") || Has(spec, "resourcesTemplate")),
    ];

    public static ImmutableArray<SchemaRule> OfReference { get; } =
    [
        Of("", "a reference to providers needs a name or a selector", reference => Has(reference, "name") || Has(reference, "selector")),
        Of("selector", "a reference to providers takes a name or a selector, not both", reference => !Has(reference, "name") || !Has(reference, "selector")),
    ];

    public static SchemaRule EmptyProvidersOnlyPermute { get; } =
        Of("includeEmptyProviders", "includeEmptyProviders may only stand where name is Permute", strategy => !Has(strategy, "includeEmptyProviders") || Text(strategy, "name") == "Permute");

    public static SchemaRule StepHasContent { get; } =
        Of("", "a step needs resources or resourcesTemplate", step => Has(step, "resources") || Has(step, "resourcesTemplate"));

    public static SchemaRule StepNamesDiffer { get; } = new("every step needs a name of its own", FirstRepeatedName);

    private static YamlString? FirstRepeatedName(YamlNode steps)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return (steps as YamlSequence)?.Items.OfType<YamlMapping>().Select(step => step["name"]).OfType<YamlString>().FirstOrDefault(name => !seen.Add(name.Value));
    }
}
