using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>One GitOpsSet or ResourceSet.</summary>
/// <param name="Dialect">What kind it is.</param>
/// <param name="Name">Its namespace and name.</param>
/// <param name="Source">The whole object, with the places of everything in it.</param>
public sealed record SetDefinition(Dialect Dialect, ObjectName Name, YamlMapping Source)
{
    /// <summary>Where it starts.</summary>
    public SourceSpan Origin => Source.Span;

    /// <summary><c>metadata.annotations</c>; values that are no strings are left out.</summary>
    public ImmutableDictionary<string, string> Annotations { get; init; } = [];

    /// <summary>What opens and closes an action in this set.</summary>
    public required Delimiters Delimiters { get; init; }

    /// <summary>Prefix of the two labels every object gets, such as <c>sets.gitops.pro</c>.</summary>
    public required string OwnerLabelPrefix { get; init; }

    /// <summary>Whether the definition says that nothing is to be done: its files stay.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether something in the definition is wrong: its files stay.</summary>
    public bool IsBroken { get; init; }

    /// <summary>The generators of a GitOpsSet, in written order.</summary>
    public ImmutableArray<GeneratorSpec> Generators { get; init; } = [];

    /// <summary>The inline inputs of a ResourceSet: a sequence, or null when the definition has none.</summary>
    public YamlSequence? Inputs { get; init; }

    /// <summary>The providers a ResourceSet takes inputs from.</summary>
    public ImmutableArray<ProviderReference> InputsFrom { get; init; } = [];

    /// <summary>How inputs of several providers are combined.</summary>
    public InputStrategy Strategy { get; init; } = InputStrategy.Flatten;

    /// <summary>The templates, at least one step; a set without <c>steps</c> has one without name.</summary>
    public ImmutableArray<StepSpec> Steps { get; init; } = [];

    /// <summary>Labels every object gets, whatever it has.</summary>
    public ImmutableArray<KeyValuePair<string, string>> CommonLabels { get; init; } = [];

    /// <summary>Annotations every object gets, whatever it has.</summary>
    public ImmutableArray<KeyValuePair<string, string>> CommonAnnotations { get; init; } = [];
}
