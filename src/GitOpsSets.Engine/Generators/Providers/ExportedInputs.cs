using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>What every provider does with an input set before it exports it (specs/resourceset.md §2.8).</summary>
internal static class ExportedInputs
{
    /// <summary>Adds the default values whose keys the set lacks. Computed values always win.</summary>
    public static void AddDefaults(TemplateMap set, ProviderDefinition definition)
    {
        foreach (var entry in (definition.Spec["defaultValues"] as YamlMapping)?.Entries ?? [])
        {
            if (!set.ContainsKey(entry.Key))
            {
                set[entry.Key] = ElementValues.Of(entry.Value, JsonNumberModel.Int64OrFloat64);
            }
        }
    }

    /// <summary>Names an exported set among those of its ResourceSet.</summary>
    public static ElementOrigin Origin(ProviderDefinition definition, string id, string description) =>
        new($"{definition.Name.Name}/{id}", $"{description} (provider {definition.Name})", definition.Origin);
}
