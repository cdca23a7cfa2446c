using System.Collections.Immutable;

namespace GitOpsSets.Engine.Definitions;

/// <summary>What was found in definition files.</summary>
/// <param name="Sets">In the order of files and documents.</param>
/// <param name="Providers">In the order of files and documents.</param>
public sealed record DefinitionCollection(ImmutableArray<SetDefinition> Sets, ImmutableArray<ProviderDefinition> Providers)
{
    /// <summary>Nothing at all.</summary>
    public static DefinitionCollection Empty { get; } = new([], []);
}
