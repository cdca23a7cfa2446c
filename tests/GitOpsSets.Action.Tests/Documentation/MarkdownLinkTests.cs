using System.Text;
using System.Text.RegularExpressions;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Demo.Hosts;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>What readers click and copy, on every page.</summary>
public sealed partial class MarkdownLinkTests
{
    private static readonly HashSet<string> Inputs = [.. InputDeclarations.All.Where(static input => input.IsActionInput).Select(static input => input.Name)];

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }

    [GeneratedRegex("INPUT_(?<name>[A-Z][A-Z_-]*[A-Z])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable { get; }

    public static TheoryData<string> Pages => [.. PagesBelow("docs").Concat(PagesBelow("examples")).Concat(["README.md", "AGENTS.md"]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(page)!;
        var broken = new List<string>();
        foreach (string target in Prose(page).SelectMany(static line => Link.Matches(line).Select(static match => match.Groups["target"].Value)).Where(static target => !target.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = target.Split('#', 2);
            string file = parts[0].Length == 0 ? page : Path.GetRelativePath(SourceTree.Root, Path.GetFullPath(Path.Combine(SourceTree.Root, folder, parts[0])));
            bool isThere = Path.Exists(Path.Combine(SourceTree.Root, file));
            if (!isThere || (parts.Length == 2 && !Anchors(file).Contains(parts[1])))
            {
                broken.Add(target);
            }
        }

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_yaml_can_be_read_and_names_inputs_that_there_are(string page)
    {
        foreach (string block in MarkdownPage.Yaml(page))
        {
            string text = block.StartsWith("      - ", StringComparison.Ordinal) ? $"steps:\n{block}" : block;
            foreach (var document in YamlReader.ReadAll(text, page, YamlLimits.Default))
            {
                Assert.Empty(UnknownInputs(document.Root));
            }

            Assert.All(Variable.Matches(block).Select(static match => match.Groups["name"].Value.Replace('_', '-').ToLowerInvariant()), static name => Assert.Contains(name, Inputs));
        }
    }

    private static IEnumerable<string> PagesBelow(string folder) => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*.md", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(SourceTree.Root, path));

    // Steps, templates and components of ours, wherever they stand.
    private static IEnumerable<string> UnknownInputs(YamlNode node) => node switch
    {
        YamlSequence sequence => sequence.Items.SelectMany(UnknownInputs),
        YamlMapping step when IsOurs(step["uses"]) => Given(step["with"]).Where(static name => !Inputs.Contains(name)),
        YamlMapping step when step["template"] is not null => Given(step["parameters"]).Where(static name => !Inputs.Contains(name) && name is not ("container" or "step")),
        YamlMapping include when include["component"] is not null => Given(include["inputs"]).Where(static name => !Inputs.Contains(name) && name is not ("job" or "stage" or "image")),
        YamlMapping mapping => mapping.Entries.SelectMany(static entry => UnknownInputs(entry.Value)),
        _ => [],
    };

    private static bool IsOurs(YamlNode? uses) => uses is YamlString { Value: var text } && text.Contains("OWNER/gitopssets-action@", StringComparison.Ordinal);

    private static Dictionary<string, string>.KeyCollection Given(YamlNode? mapping) => PipelineText.Texts(mapping).Keys;

    private static IEnumerable<string> Prose(string page)
    {
        bool isCode = false;
        foreach (string line in SourceTree.Read(page).ReplaceLineEndings("\n").Split('\n'))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode)
            {
                yield return line;
            }
        }
    }

    // As GitHub makes them: lower case, punctuation gone, blanks as dashes.
    private static HashSet<string> Anchors(string page)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (string heading in Prose(page).Where(static line => line.StartsWith('#')).Select(static line => line.TrimStart('#').Trim()))
        {
            var slug = new StringBuilder();
            foreach (char character in heading.ToLowerInvariant().Where(static character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_'))
            {
                slug.Append(character == ' ' ? '-' : character);
            }

            anchors.Add(slug.ToString());
        }

        return anchors;
    }
}
