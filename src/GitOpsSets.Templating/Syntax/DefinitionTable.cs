using System.Collections.Immutable;

namespace GitOpsSets.Templating.Syntax;

/// <summary>The definitions of a template, and those that it calls before, or without, defining them.</summary>
internal sealed class DefinitionTable
{
    private readonly Dictionary<string, Definition> _definitions = new(StringComparer.Ordinal);

    /// <summary>Everything that is defined, in ordinal order.</summary>
    public ImmutableArray<string> Names => [.. _definitions.Values.Where(definition => definition.Body is not null).Select(definition => definition.Name).Order(StringComparer.Ordinal)];

    public Definition Of(string name)
    {
        if (!_definitions.TryGetValue(name, out var definition))
        {
            _definitions[name] = definition = new Definition(name);
        }

        return definition;
    }
}
