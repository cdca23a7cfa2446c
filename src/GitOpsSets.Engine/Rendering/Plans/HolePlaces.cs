using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>Gathers where the holes of a text were found.</summary>
/// <param name="count">How many holes there are.</param>
/// <param name="hasFlow">Whether braces or brackets stand in the text.</param>
internal sealed class HolePlaces(int count, bool hasFlow)
{
    private readonly HoleContext?[] _contexts = new HoleContext?[count];
    private bool _isTwice;

    /// <summary>What the holes stand in; null when one of them was not found just once, as in keys and comments.</summary>
    public ImmutableArray<HoleContext>? Contexts =>
        _isTwice || Array.Exists(_contexts, context => context is null) ? null : [.. _contexts.Select(context => context!.Value)];

    /// <summary>Notes that a hole is part of a scalar.</summary>
    public void Add(int hole, YamlScalarStyle style)
    {
        _isTwice |= _contexts[hole] is not null;
        _contexts[hole] = style switch
        {
            YamlScalarStyle.Plain => hasFlow ? HoleContext.PlainInFlow : HoleContext.Plain,
            YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted => HoleContext.Quoted,
            _ => HoleContext.Block,
        };
    }
}
