namespace GitOpsSets.Engine.Ports;

/// <summary>Which repository a definition reads.</summary>
/// <param name="Kind"><c>GitRepository</c> or <c>OCIRepository</c>.</param>
/// <param name="Namespace">Of the definition, and so of the object; may be empty.</param>
/// <param name="Name">The object's name; may be empty or hold slashes, as the definition has it.</param>
public sealed record TreeRequest(string Kind, string Namespace, string Name)
{
    /// <summary><c>spec.url</c> of the object, when it is among the repository's manifests.</summary>
    public string? Url { get; init; }

    /// <summary><c>spec.ref</c> of the object in one line, such as <c>branch=main</c>; empty for none.</summary>
    public string Revision { get; init; } = "";
}
