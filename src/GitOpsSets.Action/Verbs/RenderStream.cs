using System.Text;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Verbs;

/// <summary>Objects as the reference command lines print them: <c>---</c> before each, and a comment where a named step begins.</summary>
internal static class RenderStream
{
    public static void Append(StringBuilder output, IEnumerable<RenderedManifest> manifests)
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
            YamlEmitter.Emit(manifest.Document, output);
        }
    }
}
