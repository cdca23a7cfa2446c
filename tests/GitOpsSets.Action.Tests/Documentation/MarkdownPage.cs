using GitOpsSets.Action.Tests.Conventions;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>A page of the documentation, as somebody who copies from it sees it.</summary>
internal static class MarkdownPage
{
    /// <summary>The YAML blocks below a heading, up to the next heading of the same or a higher level.</summary>
    /// <param name="path">Such as <c>README.md</c>.</param>
    /// <param name="heading">Its whole line.</param>
    public static IReadOnlyList<string> YamlUnder(string path, string heading)
    {
        string[] lines = SourceTree.Read(path).ReplaceLineEndings("\n").Split('\n');
        int start = Array.IndexOf(lines, heading);
        Assert.True(start >= 0, $"{path} has no heading '{heading}'");
        int level = heading.TakeWhile(static character => character == '#').Count();
        return Yaml(lines.Skip(start + 1), line => IsHeading(line, level));
    }

    /// <summary>The YAML blocks of a whole page.</summary>
    /// <param name="path">Such as <c>README.md</c>.</param>
    public static IReadOnlyList<string> Yaml(string path) => Yaml(SourceTree.Read(path).ReplaceLineEndings("\n").Split('\n'), static _ => false);

    private static List<string> Yaml(IEnumerable<string> lines, Func<string, bool> isEnd)
    {
        var blocks = new List<string>();
        List<string>? block = null;
        foreach (string line in lines)
        {
            if (block is null && isEnd(line))
            {
                break;
            }

            if (block is not null && line == "```")
            {
                blocks.Add(string.Concat(block.Select(static one => one + "\n")));
                block = null;
            }
            else if (line == "```yaml")
            {
                block = [];
            }
            else
            {
                block?.Add(line);
            }
        }

        return blocks;
    }

    private static bool IsHeading(string line, int level) => line.TakeWhile(static character => character == '#').Count() is var depth && depth > 0 && depth <= level && line[depth..].StartsWith(' ');
}
