using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>Finds Flux Kustomizations among the repository's manifests.</summary>
public interface IKustomizations
{
    /// <summary>The Kustomization whose <c>spec.path</c> holds a file, the nearest one; null when there is none.</summary>
    /// <param name="file">Relative to the repository.</param>
    YamlMapping? Find(string file);

    /// <summary>A ConfigMap or Secret in a Kustomization's namespace; null when there is none.</summary>
    YamlMapping? FindSource(YamlMapping kustomization, string kind, string name);
}
