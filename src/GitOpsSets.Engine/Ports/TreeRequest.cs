using System.Collections.Immutable;

namespace GitOpsSets.Engine.Ports;

/// <summary>Which repository a definition reads.</summary>
/// <param name="Kind"><c>GitRepository</c> or <c>OCIRepository</c>.</param>
/// <param name="Namespace">Of the definition, and so of the object; may be empty.</param>
/// <param name="Name">The object's name; may be empty or hold slashes, as the definition has it.</param>
public sealed record TreeRequest(string Kind, string Namespace, string Name)
{
    /// <summary><c>spec.url</c> of the object, when it is among the repository's manifests.</summary>
    public string? Url { get; init; }

    /// <summary>How it is fetched where nothing on this machine stands for it; null when the object is not among the manifests.</summary>
    public RemoteSource? Remote { get; init; }

    /// <summary>The files whose content will be read, as paths of the tree. Besides these and the files that say what is left out, the content of no file needs to be had.</summary>
    public ImmutableArray<string> Files { get; init; } = [];
}
