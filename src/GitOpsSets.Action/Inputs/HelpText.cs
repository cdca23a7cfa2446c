using System.Globalization;
using System.Text;

namespace GitOpsSets.Action.Inputs;

/// <summary>What <c>--help</c> says: examples first, then the options, all from the declarations.</summary>
internal static class HelpText
{
    private const int Width = 100;
    private const int Indent = 6;

    /// <summary>The program's help, or a verb's.</summary>
    /// <param name="about">A verb's name; anything else for the whole program.</param>
    public static string For(string? about)
    {
        var verb = about is null ? Verb.None : VerbNames.Parse(about);
        var text = new StringBuilder();
        text.Append(verb == Verb.None ? Overview : Usage(verb));
        var scope = verb == Verb.None ? Verb.Run : verb;
        foreach (var group in InputDeclarations.All.Where(input => (input.Verbs & scope) != Verb.None && input.Name != "command").GroupBy(static input => input.Group).OrderBy(static group => group.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Heading(group.Key)}\n");
            foreach (var input in group)
            {
                Describe(text, input);
            }
        }

        text.Append(verb == Verb.None ? "\nThese are the options of run; 'gitopssets VERB --help' shows those of another verb.\n" : "");
        return text.Append(Closing).ToString();
    }

    private const string Overview = """
        gitopssets: expand GitOpsSet and ResourceSet definitions into plain manifests in Git.

        Examples:
          gitopssets render set.yaml                      print the objects of a definition
          gitopssets validate                             check every definition of this repository
          gitopssets elements set.yaml                    print what its generators yield
          gitopssets diff --output clusters/expanded      what would a run change?
          gitopssets --publish files                      write the expanded manifests
          gitopssets --publish commit --branch main       commit and push them
          gitopssets --publish pull-request               propose them as a pull request

        Verbs:
          run        expand every definition and publish the changes (the default)
          render     print objects, as the reference command lines do
          diff       print what a run would change
          validate   check definitions and templates, without any network
          elements   print the elements that generators yield
          shards     print which shards of the sets have work, for a matrix of jobs

        """;

    private const string Closing = """

        Every option is also an input of the action, passed as an environment variable: --max-delete is
        INPUT_MAX-DELETE or INPUT_MAX_DELETE. Options win over variables, variables over .gitopssets.yaml.

        Exit codes:
          0 done                        5 limit reached
          1 bug                         6 too much would be deleted
          2 definition or input wrong   7 publishing failed
          3 source unavailable          8 delivered, some elements quarantined
          4 secret or path refused      9 differences found (diff --exit-code)

        """;

    private static string Usage(Verb verb) => verb switch
    {
        Verb.Render => """
            gitopssets render [FILE...]: print the objects of definitions, as the reference command lines do.

            Examples:
              gitopssets render set.yaml
              cat set.yaml | gitopssets render -f -
              gitopssets render -f set.yaml --inputs-from inputs.yaml
              gitopssets render set.yaml --repository-root ./repositories

            """,
        Verb.Diff => """
            gitopssets diff: print what a run would change, object by object.

            Examples:
              gitopssets diff --output clusters/expanded
              gitopssets diff --exit-code

            """,
        Verb.Validate => """
            gitopssets validate [FILE...]: check definitions and templates, without any network.

            Examples:
              gitopssets validate
              gitopssets validate sets/previews.yaml

            """,
        Verb.Elements => """
            gitopssets elements [FILE...]: print the elements that generators yield.

            Examples:
              gitopssets elements sets/previews.yaml
              gitopssets elements --format json

            """,
        Verb.Shards => """
            gitopssets shards: print which shards of the sets have work, as a JSON list for a matrix of jobs.

            Examples:
              gitopssets shards --output clusters/expanded
              gitopssets shards --max-shards 4

            """,
        _ => """
            gitopssets run: expand every definition and publish the changes.

            Examples:
              gitopssets --publish files --output clusters/expanded
              gitopssets --publish commit --branch main --token "$TOKEN"

            """,
    };

    private static string Heading(InputGroup group) => group switch
    {
        InputGroup.Reading => "What to read:",
        InputGroup.Publishing => "What to write, and how to publish it:",
        InputGroup.Safety => "What may not happen:",
        InputGroup.Sources => "Where values come from:",
        InputGroup.Reporting => "What to say:",
        _ => "As the reference command lines have them:",
    };

    private static void Describe(StringBuilder text, InputDeclaration input)
    {
        string shortForm = input.Short is { } letter ? $"-{letter}, " : "";
        string value = input.Type switch
        {
            InputType.Boolean => "",
            InputType.Choice => $" {string.Join('|', input.Choices)}",
            _ => $" {input.Placeholder}",
        };
        text.Append(CultureInfo.InvariantCulture, $"  {shortForm}--{input.Name}{value}\n");
        string remark = input.Default.Length > 0 && input.Type != InputType.Boolean ? $" [{input.Default}]" : "";
        string repeat = input.MayRepeat ? " May be repeated." : "";
        Wrap(text, input.Description + repeat + remark);
    }

    private static void Wrap(StringBuilder text, string sentence)
    {
        int column = 0;
        foreach (string word in sentence.Split(' '))
        {
            bool isFirst = column == 0;
            if (!isFirst && column + 1 + word.Length > Width)
            {
                text.Append('\n');
                isFirst = true;
            }

            text.Append(isFirst ? new string(' ', Indent) : " ").Append(word);
            column = isFirst ? Indent + word.Length : column + 1 + word.Length;
        }

        text.Append('\n');
    }
}
