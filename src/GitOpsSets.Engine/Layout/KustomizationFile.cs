using System.Text;

namespace GitOpsSets.Engine.Layout;

/// <summary>The <c>kustomization.yaml</c> that lists a folder's files in the order they were rendered.</summary>
public static class KustomizationFile
{
    /// <summary>The name kustomize and Flux look for.</summary>
    public const string Name = "kustomization.yaml";

    /// <summary>The file's text.</summary>
    /// <param name="resources">Names below its folder, in order; may be empty.</param>
    public static string Write(IEnumerable<string> resources)
    {
        var text = new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n");
        bool any = false;
        foreach (string resource in resources)
        {
            text.Append(any ? "" : "resources:\n").Append("- ").Append(resource).Append('\n');
            any = true;
        }

        // kustomize refuses a kustomization without any field; with this one, a set that has no objects now is an empty folder to Flux,
        // which then prunes what was there before.
        return any ? text.ToString() : text.Append("generatorOptions: {}\nresources: []\n").ToString();
    }
}
