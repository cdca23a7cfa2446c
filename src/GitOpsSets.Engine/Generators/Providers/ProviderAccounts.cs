using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Explanations;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>Gives account of where the inputs of a ResourceSet come from.</summary>
internal static class ProviderAccounts
{
    /// <summary>What came of asking a provider.</summary>
    public static SourceAccount Of(ProviderDefinition definition, GeneratorAnswer answer) => SourceAccount.Of(NameOf(definition), definition.Type, definition.Origin, answer);

    /// <summary>The inputs that stand in the set itself; none where it has none.</summary>
    public static IEnumerable<SourceAccount> OfInline(SetDefinition set, ImmutableArray<Element> inline) =>
        inline.IsEmpty ? [] : [new SourceAccount("spec.inputs", "inputs", set.Inputs?.Span ?? set.Origin, SourceResult.Complete) { Yielded = inline }];

    /// <summary>The providers of the set's namespace that it does not choose.</summary>
    public static IEnumerable<SourceAccount> OfOthers(SetDefinition set, ProviderPool pool, IReadOnlyCollection<ProviderDefinition> chosen) =>
        pool.Of(set.Name.Namespace)
            .Where(definition => chosen.All(known => known.Name != definition.Name))
            .Select(definition => new SourceAccount(NameOf(definition), definition.Type, definition.Origin, SourceResult.NotSelected));

    private static string NameOf(ProviderDefinition definition) => $"ResourceSetInputProvider {definition.Name}";
}
