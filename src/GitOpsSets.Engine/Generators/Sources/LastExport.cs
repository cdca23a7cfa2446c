using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>What a provider exported last: as the source lock remembers it, or else as its status in the repository says.</summary>
internal static class LastExport
{
    public static IReadOnlyList<YamlMapping> Of(SourceLock memory, ProviderDefinition definition) =>
        memory.LastOf(SourceQuery.Of(definition).Asker) is { } last
            ? [.. last.Answer.Elements.Select(ValuesOf)]
            : [.. definition.ExportedInputs?.Items.OfType<YamlMapping>() ?? []];

    private static YamlMapping ValuesOf(string line)
    {
        var element = (YamlMapping)JsonReader.Read(line, SourceLock.Location, YamlLimits.Default, JsonNumberModel.Int64OrFloat64);
        return new YamlMapping([.. ElementText.GroupNames.SelectMany(name => (element[name] as YamlMapping)?.Entries ?? [])]);
    }
}
