using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering;

/// <summary>One rendered Kubernetes object.</summary>
/// <param name="Document">The object, with the set's labels.</param>
/// <param name="Template">What it was rendered from.</param>
/// <param name="Element">What it was rendered with.</param>
/// <param name="Step">Name of its step; empty when the set has none.</param>
public sealed record RenderedManifest(YamlMapping Document, CompiledTemplate Template, Element Element, string Step)
{
    /// <summary>Whether outsiders' text is part of the name of an object that the same execution of its template rendered.</summary>
    public bool IsNamedByOthers { get; init; }

    /// <summary>What makes it itself.</summary>
    public ObjectIdentity Identity { get; } = ObjectIdentity.Of(Document);
}
