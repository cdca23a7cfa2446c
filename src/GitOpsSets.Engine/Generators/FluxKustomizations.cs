using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators;

/// <summary>The Flux Kustomizations of the repository.</summary>
/// <param name="objects">Its manifests.</param>
public sealed class FluxKustomizations(ObjectIndex objects) : IKustomizations
{
    /// <inheritdoc/>
    public YamlMapping? Find(string file) =>
        objects.OfKind("Kustomization")
            .Where(IsFlux)
            .Select(kustomization => (Kustomization: kustomization, Folder: Folder(kustomization)))
            .Where(candidate => candidate.Folder.Length == 0 || file.StartsWith(candidate.Folder + "/", StringComparison.Ordinal))
            .OrderByDescending(candidate => candidate.Folder.Length)
            .Select(candidate => candidate.Kustomization)
            .FirstOrDefault();

    /// <inheritdoc/>
    public YamlMapping? FindSource(YamlMapping kustomization, string kind, string name) =>
        objects.Find(kind, Text((kustomization["metadata"] as YamlMapping)?["namespace"]), name) is ObjectLookup.Found found ? found.Object : null;

    private static bool IsFlux(YamlMapping kustomization) => Text(kustomization["apiVersion"]).StartsWith("kustomize.toolkit.fluxcd.io/", StringComparison.Ordinal);

    private static string Folder(YamlMapping kustomization)
    {
        string path = Text((kustomization["spec"] as YamlMapping)?["path"]);
        return string.Join('/', path.Split('/').Where(part => part is not ("" or ".")));
    }

    private static string Text(YamlNode? node) => (node as YamlString)?.Value ?? "";
}
