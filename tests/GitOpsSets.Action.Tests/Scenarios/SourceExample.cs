using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>A source as an example writes it.</summary>
/// <param name="Scenario">The example.</param>
/// <param name="File">Inside of its repository.</param>
/// <param name="Namespace">Of the object that it stands in.</param>
/// <param name="Text">A provider's whole document, or a generator with its key; not indented.</param>
internal sealed partial record SourceExample(Scenario Scenario, string File, string Namespace, string Text)
{
    /// <summary>The first example of a type, by name of folder and file; null when there is none.</summary>
    public static SourceExample? Of(SourceType type) => Scenario.All.Where(static scenario => scenario.IsExample)
        .Where(scenario => type.IsFetched ? scenario.Settings.Git.Length > 0 : type.Kind != "gitRepository" || scenario.Settings.Git.IsEmpty)
        .SelectMany(scenario => Documents(scenario).SelectMany(document => Texts(type, document.Text).Select(text => new SourceExample(scenario, document.File, NamespaceOf(document.Text), text))))
        .FirstOrDefault(example => example.Text.Contains(type.Line, StringComparison.Ordinal));

    private static IEnumerable<(string File, string Text)> Documents(Scenario scenario) =>
        from path in Directory.EnumerateFiles(scenario.Repository, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let file = Path.GetRelativePath(scenario.Repository, path).Replace('\\', '/')
        where !file.StartsWith($"{Scenario.Output}/", StringComparison.Ordinal)
        from text in System.IO.File.ReadAllText(path).Split("---\n")
        select (file, text);

    private static IEnumerable<string> Texts(SourceType type, string document)
    {
        if (!type.IsGenerator)
        {
            return document.Contains($"\n  type: {type.Kind}\n", StringComparison.Ordinal) ? [document] : [];
        }

        return document.Contains("kind: GitOpsSet\n", StringComparison.Ordinal) ? Blocks(document.Split('\n'), type.Kind) : [];
    }

    // A key with everything below it that is indented further.
    private static IEnumerable<string> Blocks(string[] lines, string key)
    {
        foreach (var (index, line) in lines.Index())
        {
            int indent = line.Length - line.TrimStart(' ', '-').Length;
            if (line[indent..] == $"{key}:")
            {
                var below = lines.Skip(index + 1).TakeWhile(next => next.Length > indent && next[..(indent + 1)].Trim(' ').Length == 0);
                yield return string.Concat(below.Prepend(line).Select(one => one[indent..] + "\n"));
            }
        }
    }

    private static string NamespaceOf(string document) => NamespaceLine.Match(document).Groups["name"].Value;

    [GeneratedRegex("^  namespace: (?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamespaceLine { get; }
}
