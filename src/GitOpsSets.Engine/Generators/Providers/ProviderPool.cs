using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The providers that ResourceSets may take inputs from.</summary>
/// <param name="Definitions">In the order they were found; of two with one name, the later counts.</param>
/// <param name="PrefersRecorded">Whether an answer recorded in a definition's status is taken even where the type can be asked.</param>
/// <param name="MissingIsError">Whether a reference to a provider that is not here is an error; otherwise it is passed over.</param>
public sealed record ProviderPool(ImmutableArray<ProviderDefinition> Definitions, bool PrefersRecorded, bool MissingIsError)
{
    /// <summary>Whether a set whose providers export nothing is rendered once without inputs, as the reference command line does; a cluster renders nothing.</summary>
    public bool RendersWithoutInputs { get; init; }

    /// <summary>The providers of one namespace; one without namespace belongs to every one.</summary>
    public IEnumerable<ProviderDefinition> Of(string namespaceName) =>
        Definitions.Where(definition => definition.Name.Namespace == namespaceName || definition.Name.Namespace.Length == 0 || namespaceName.Length == 0);

    /// <summary>The provider of a name, or null.</summary>
    public ProviderDefinition? Find(string namespaceName, string name) => Of(namespaceName).LastOrDefault(definition => definition.Name.Name == name);
}
