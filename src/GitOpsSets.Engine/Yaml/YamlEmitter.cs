using System.Text;
using GitOpsSets.Engine.Yaml.Emitting;

namespace GitOpsSets.Engine.Yaml;

/// <summary>
/// Writes trees as go-yaml v2 does under <c>sigs.k8s.io/yaml</c>: keys in natural order, two columns of indentation, lists not indented below their key. Only the folding of lines at
/// 80 columns is left out, as it breaks template actions apart.
/// </summary>
public static class YamlEmitter
{
    /// <summary>The YAML text of a tree.</summary>
    /// <param name="node">The tree.</param>
    /// <returns>Lines that end with a line feed, the last one too.</returns>
    public static string Emit(YamlNode node)
    {
        var output = new StringBuilder();
        Emit(node, output);
        return output.ToString();
    }

    /// <summary>Appends the YAML text of a tree.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="output">Takes the text. It must be empty or end with a line feed.</param>
    public static void Emit(YamlNode node, StringBuilder output) => new NodeEmitter(output, null).EmitDocument(node);

    /// <summary>The YAML text of a tree, and where each line comes from.</summary>
    /// <param name="node">The tree.</param>
    public static EmittedText EmitWithOrigins(YamlNode node)
    {
        var output = new StringBuilder();
        var origins = new LineOrigins();
        new NodeEmitter(output, origins).EmitDocument(node);
        return new EmittedText(output.ToString(), origins.ToImmutable());
    }

    /// <summary>The YAML text of a tree, and where its texts stand in it, in order.</summary>
    /// <param name="node">The tree.</param>
    internal static (string Yaml, List<EmittedScalar> Places) EmitWithPlaces(YamlNode node)
    {
        var output = new StringBuilder();
        var places = new List<EmittedScalar>();
        new NodeEmitter(output, null, places).EmitDocument(node);
        return (output.ToString(), places);
    }
}
