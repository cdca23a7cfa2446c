using System.Globalization;
using System.Text;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Ci.GitLabCi;

/// <summary>Writes the CI/CD component for GitLab from the declarations: an input an input, passed as the environment variable that the program reads.</summary>
internal static class GitLabComponent
{
    /// <summary>The whole file.</summary>
    public static string Write()
    {
        var text = new StringBuilder(Head);
        foreach (var input in Inputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {input.Name}:\n      description: '{input.Explanation.Replace("'", "''", StringComparison.Ordinal)}'\n      default: \"\"\n");
        }

        text.Append(Job);
        foreach (var input in Inputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"    INPUT_{input.Name.ToUpperInvariant().Replace('-', '_')}: $[[ inputs.{input.Name} ]]\n");
        }

        return text.Append(Rest).ToString();
    }

    // The two report files are the component's own business.
    private static IEnumerable<InputDeclaration> Inputs => InputDeclarations.All.Where(static input => input.IsActionInput && input.Name is not ("dotenv-path" or "code-quality-path"));

    private const string Head = """
        # Written from InputDeclarations.cs by './dev docs'; a test compares.
        # A CI/CD component for GitLab: one job that expands the sets; docs/recipes.md shows how to include it.
        spec:
          inputs:
            job:
              description: The name of the job.
              default: expand
            stage:
              description: The stage of the job.
              default: deploy
            image:
              description: The action's image, by tag or digest.
              default: ghcr.io/owner/gitopssets-action:v1

        """;

    private const string Job = """
        ---
        "$[[ inputs.job ]]":
          stage: $[[ inputs.stage ]]
          image:
            name: $[[ inputs.image ]]
            entrypoint: [""]
          resource_group: gitopssets-$CI_COMMIT_REF_SLUG
          variables:

        """;

    private const string Rest = """
            INPUT_DOTENV_PATH: gitopssets.env
            INPUT_CODE_QUALITY_PATH: gitopssets-quality.json
          script:
            - gitopssets
          allow_failure:
            exit_codes: [3, 8]
          artifacts:
            when: always
            reports:
              dotenv: gitopssets.env
              codequality: gitopssets-quality.json

        """;
}
