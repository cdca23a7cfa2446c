using System.Collections.Immutable;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>The names of the rules, as messages and the configuration file have them.</summary>
public static class ViolationRules
{
    /// <summary>Every rule with its name, in the order of the documentation.</summary>
    public static ImmutableArray<(string Name, ViolationRule Rule)> All { get; } =
    [
        ("characters", ViolationRule.Characters),
        ("expansion", ViolationRule.Expansion),
        ("structure", ViolationRule.Structure),
        ("type", ViolationRule.Type),
        ("key", ViolationRule.Key),
        ("sensitive-field", ViolationRule.SensitiveField),
        ("override", ViolationRule.Override),
    ];

    /// <summary>The name of a rule.</summary>
    public static string NameOf(ViolationRule rule) => All.First(known => known.Rule == rule).Name;
}
