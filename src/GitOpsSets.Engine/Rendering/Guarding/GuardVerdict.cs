using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>What the guard says of a text.</summary>
/// <param name="Violations">Empty when every foreign text stays in its place.</param>
/// <param name="AuthorsError">Set when the template's own text cannot be read, whatever the foreign text.</param>
internal sealed record GuardVerdict(ImmutableArray<Violation> Violations, YamlException? AuthorsError)
{
    /// <summary>Outsiders' text in fields that say what is deployed: no violation, but worth a word.</summary>
    public ImmutableArray<Violation> Cautions { get; init; } = [];

    /// <summary>Whether outsiders' text is part of the name of an object.</summary>
    public bool NamesObjects { get; init; }

    public static GuardVerdict Harmless { get; } = new([], null);
}
