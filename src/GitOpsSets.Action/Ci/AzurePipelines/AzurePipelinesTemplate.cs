using System.Globalization;
using System.Text;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Ci.AzurePipelines;

/// <summary>Writes the steps template for Azure Pipelines from the declarations: a parameter an input, passed as the environment variable that the program reads.</summary>
internal static class AzurePipelinesTemplate
{
    /// <summary>The whole file.</summary>
    public static string Write()
    {
        var text = new StringBuilder(Head);
        foreach (var input in InputDeclarations.All.Where(static input => input.IsActionInput))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - name: {input.Name}  # {input.Explanation}\n    type: string\n    default: \"\"\n");
        }

        text.Append(Steps);
        foreach (var input in InputDeclarations.All.Where(static input => input.IsActionInput))
        {
            text.Append(CultureInfo.InvariantCulture, $"      INPUT_{input.Name.ToUpperInvariant().Replace('-', '_')}: ${{{{ parameters['{input.Name}'] }}}}\n");
        }

        return text.ToString();
    }

    private const string Head = """
        # Written from InputDeclarations.cs by './dev docs'; a test compares.
        # A step for Azure Pipelines that runs in the container that the pipeline names; docs/recipes.md shows a whole pipeline.
        parameters:
          - name: container  # The name of the container resource that has the action's image; empty in a job that runs in it already.
            type: string
            default: ""
          - name: step  # The name of the step: other steps read $(step.changed) and the other outputs.
            type: string
            default: expand

        """;

    private const string Steps = """
        steps:
          - script: gitopssets
            name: ${{ parameters.step }}
            displayName: Expand sets
            ${{ if ne(parameters.container, '') }}:
              target: ${{ parameters.container }}
            env:
              SYSTEM_ACCESSTOKEN: $(System.AccessToken)

        """;
}
