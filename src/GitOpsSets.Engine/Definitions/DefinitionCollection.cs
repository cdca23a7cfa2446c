using System.Collections.Immutable;

namespace GitOpsSets.Engine.Definitions;

/// <summary>What was found in definition files.</summary>
/// <param name="Sets">In the order of files and documents.</param>
/// <param name="Providers">In the order of files and documents.</param>
public sealed record DefinitionCollection(ImmutableArray<SetDefinition> Sets, ImmutableArray<ProviderDefinition> Providers)
{
    /// <summary>Files that could not be read whole: sets that once stood in them keep their files.</summary>
    public ImmutableHashSet<string> BrokenFiles { get; init; } = [];

    /// <summary>Nothing at all.</summary>
    public static DefinitionCollection Empty { get; } = new([], []);
}
