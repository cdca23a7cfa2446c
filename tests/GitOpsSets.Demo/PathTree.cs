using System.Text;

namespace GitOpsSets.Demo;

/// <summary>Paths, drawn as a tree.</summary>
internal static class PathTree
{
    /// <summary>One line per folder and file, indented by depth.</summary>
    /// <param name="paths">With <c>/</c> between parts.</param>
    public static string Draw(IEnumerable<string> paths)
    {
        var text = new StringBuilder();
        string[] open = [];
        foreach (string path in paths.Order(StringComparer.Ordinal))
        {
            string[] parts = path.Split('/');
            int shared = parts.Zip(open).TakeWhile(pair => pair.First == pair.Second).Count();
            for (int depth = shared; depth < parts.Length; depth++)
            {
                text.Append(' ', depth * 2).Append(parts[depth]).Append(depth < parts.Length - 1 ? "/\n" : "\n");
            }

            open = parts[..^1];
        }

        return text.ToString();
    }
}
