using System.Text;
using GitOpsSets.Action.Ci;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Verbs;

/// <summary>Objects as the reference command lines print them: <c>---</c> before each, and a comment where a named step begins.</summary>
internal static class RenderStream
{
    /// <summary>Appends them.</summary>
    /// <param name="output">Takes the text.</param>
    /// <param name="manifests">In order.</param>
    /// <param name="isLogged">Whether a CI host may read what is printed: then no line of it is a command.</param>
    public static void Append(StringBuilder output, IEnumerable<RenderedManifest> manifests, bool isLogged)
    {
        string step = "";
        foreach (var manifest in manifests)
        {
            if (manifest.Step != step)
            {
                step = manifest.Step;
                output.Append("# step: ").Append(step).Append('\n');
            }

            output.Append("---\n");
            if (isLogged)
            {
                output.Append(InertText.Yaml(manifest.Document));
            }
            else
            {
                YamlEmitter.Emit(manifest.Document, output);
            }
        }
    }
}
