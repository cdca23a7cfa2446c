using System.Globalization;
using System.Text;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Ci.GitHubActions;

/// <summary>
/// Writes <c>action.yml</c> from the declarations. Defaults stand in the descriptions and not under <c>default</c>: a default there arrives like a
/// value the user gave, and would win over the configuration file.
/// </summary>
internal static class ActionManifest
{
    /// <summary>The whole file.</summary>
    public static string Write()
    {
        var text = new StringBuilder(Head);
        text.Append("inputs:\n");
        foreach (var input in InputDeclarations.All.Where(static input => input.IsActionInput))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {input.Name}:\n    description: {Quote(input.Explanation)}\n    required: {(input.IsRequired ? "true" : "false")}\n");
            if (input.ActionDefault is { } value)
            {
                text.Append(CultureInfo.InvariantCulture, $"    default: {value}\n");
            }
        }

        text.Append("outputs:\n");
        foreach (var output in OutputDeclarations.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {output.Name}:\n    description: {Quote(output.Description)}\n");
        }

        return text.Append(Tail).ToString();
    }

    private const string Head = """
        # Written from InputDeclarations.cs and OutputDeclarations.cs by './dev docs'; a test compares.
        name: GitOpsSets
        description: Expand GitOpsSets and ResourceSets, with live pull requests, into plain manifests in Git that Flux syncs.
        author: The GitOpsSets.Action authors
        branding:
          icon: layers
          color: blue

        """;

    private const string Tail = """
        runs:
          using: docker
          image: Dockerfile

        """;

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
