using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>One ResourceSetInputProvider.</summary>
/// <param name="Name">Its namespace and name.</param>
/// <param name="Type">As written, such as <c>GitHubPullRequest</c>.</param>
/// <param name="Source">The whole object, with the places of everything in it.</param>
public sealed record ProviderDefinition(ObjectName Name, string Type, YamlMapping Source)
{
    /// <summary>Where it starts.</summary>
    public SourceSpan Origin => Source.Span;

    /// <summary><c>spec</c>; empty when the definition has none.</summary>
    public YamlMapping Spec => Source["spec"] as YamlMapping ?? YamlMapping.Empty;

    /// <summary><c>metadata.labels</c>, which selectors look at.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = [];

    /// <summary>Whether the definition says that it is not to be asked.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether something in the definition is wrong: sets that ask it keep their files.</summary>
    public bool IsBroken { get; init; }

    /// <summary><c>status.exportedInputs</c>, where somebody recorded the last answer in the definition; null otherwise.</summary>
    public YamlSequence? ExportedInputs => (Source["status"] as YamlMapping)?["exportedInputs"] as YamlSequence;
}
