using System.Diagnostics.CodeAnalysis;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Trees;

/// <summary>Turns paths that people write into paths of a tree, following symbolic links without leaving the root.</summary>
internal static class TreePaths
{
    // As cyphar/filepath-securejoin.
    private const int MaximumLinks = 255;

    /// <summary>The shortest path that means the same without looking at any tree: Go's <c>filepath.Clean</c>.</summary>
    /// <returns>Never empty: <c>.</c> for the root. A leading <c>/</c> or <c>..</c> is kept.</returns>
    public static string Clean(string path)
    {
        bool isRooted = path.StartsWith('/');
        var segments = new List<string>();
        foreach (string segment in path.Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[^1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or ".") && !(segment == ".." && isRooted))
            {
                segments.Add(segment);
            }
        }

        string joined = string.Join('/', segments);
        return isRooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }

    /// <summary>
    /// Joins a path to the root so that it cannot leave it: <c>..</c> stops at the root, and a link is followed as if the root were
    /// the whole file system. What does not exist is taken by its name (<c>filepath-securejoin</c> <c>SecureJoin</c>).
    /// </summary>
    /// <param name="tree">Where links are looked up.</param>
    /// <param name="path">Any text.</param>
    /// <param name="joined">A path of the tree that passes through no link; empty for the root.</param>
    /// <returns>False when there are too many links, as in a loop.</returns>
    public static bool TryJoin(IFileTree tree, string path, [NotNullWhen(true)] out string? joined)
    {
        joined = Walk(tree, path, isClamped: true);
        return joined is not null;
    }

    /// <summary>Follows the links of a tree's path, the last one included, as an operating system would.</summary>
    /// <returns>A path of the tree that passes through no link; null when a link leads out of the root, nowhere, or in a loop.</returns>
    public static string? Follow(IFileTree tree, string path) => Walk(tree, path, isClamped: false);

    private static string? Walk(IFileTree tree, string path, bool isClamped)
    {
        var current = new List<string>();
        var remaining = new Stack<string>(path.Split('/').Reverse());
        int links = 0;
        while (remaining.TryPop(out string? segment))
        {
            if (segment is "" or ".")
            {
                continue;
            }

            if (segment == "..")
            {
                if (current.Count > 0)
                {
                    current.RemoveAt(current.Count - 1);
                }
                else if (!isClamped)
                {
                    return null;
                }

                continue;
            }

            current.Add(segment);
            var entry = tree.Find(string.Join('/', current));
            if (entry is { Kind: TreeEntryKind.Symlink, Target: { } target })
            {
                if (++links > MaximumLinks || (target.StartsWith('/') && !isClamped))
                {
                    return null;
                }

                current.RemoveAt(current.Count - 1);
                if (target.StartsWith('/'))
                {
                    current.Clear();
                }

                foreach (string part in target.Split('/').Reverse())
                {
                    remaining.Push(part);
                }
            }
            else if (entry is null && !isClamped)
            {
                return null;
            }
        }

        return string.Join('/', current);
    }
}
