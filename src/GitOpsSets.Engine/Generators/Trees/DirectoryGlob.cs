using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Trees;

/// <summary>
/// The <c>directories</c> mode of the gitRepository and ociRepository generators: patterns of Go's <c>filepath.Glob</c>, joined securely to the root.
/// </summary>
/// <remarks>
/// Files match as directories do. Unlike the reference, a wildcard never follows a link out of the tree: such a link matches by its
/// own name and holds nothing.
/// </remarks>
internal static class DirectoryGlob
{
    private const int MaximumPatternCharacters = 4096;

    /// <summary>Finds what a list of items selects.</summary>
    /// <param name="tree">The files.</param>
    /// <param name="items">Matches come in the order of the items, per level in byte order of the names, not without duplicates. Exclusions count wherever they stand, and compare whole paths.</param>
    /// <param name="maximumMatches">How many paths may be found, before exclusion; links to their own parents make them many.</param>
    /// <param name="exclude">Called with each path that is excluded, and the index of the item that does; null where nobody asks.</param>
    /// <param name="matches">What was found.</param>
    /// <param name="error">Why the items cannot be used.</param>
    public static bool TryFind(IFileTree tree, IReadOnlyList<DirectoryItem> items, int maximumMatches, Action<string, int>? exclude, out ImmutableArray<DirectoryMatch> matches, [NotNullWhen(false)] out string? error)
    {
        var excluded = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, item) in items.Index().Where(item => item.Item.IsExcluded))
        {
            excluded.TryAdd(TreePaths.Clean(item.Path), index);
        }

        var found = new List<string>();
        matches = [];
        foreach (var item in items.Where(item => !item.IsExcluded))
        {
            error = AddMatches(tree, item.Path, maximumMatches, found);
            if (error is not null)
            {
                return false;
            }
        }

        matches =
        [
            .. found
                .Select(path => path.Length == 0 ? "." : path)
                .Where(Stays)
                .Select(path => new DirectoryMatch("./" + path, path[(path.LastIndexOf('/') + 1)..])),
        ];
        error = null;
        return true;

        bool Stays(string path)
        {
            bool isExcluded = excluded.TryGetValue(path, out int by);
            if (isExcluded)
            {
                exclude?.Invoke(path, by);
            }

            return !isExcluded;
        }
    }

    private static string? AddMatches(IFileTree tree, string path, int maximumMatches, List<string> found)
    {
        if (path.Length > MaximumPatternCharacters)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the pattern is longer than {MaximumPatternCharacters} characters");
        }

        if (!TreePaths.TryJoin(tree, path, out string? pattern))
        {
            return $"'{path}' leads through too many symbolic links";
        }

        string[] segments = pattern.Split('/');
        int literal = 0;
        while (literal < segments.Length && !GlobPattern.HasWildcards(segments[literal]))
        {
            literal++;
        }

        if (!IsWellFormed(segments, literal))
        {
            return $"syntax error in pattern '{path}'";
        }

        var paths = new List<string>();
        if (literal == segments.Length)
        {
            if (tree.Find(pattern) is not null)
            {
                paths.Add(pattern);
            }
        }
        else
        {
            paths.Add(string.Join('/', segments[..literal]));
            foreach (string segment in segments[literal..])
            {
                paths = Descend(tree, paths, segment, maximumMatches - found.Count);
                if (paths.Count > maximumMatches - found.Count)
                {
                    break;
                }
            }
        }

        found.AddRange(paths);
        return found.Count > maximumMatches ? string.Create(CultureInfo.InvariantCulture, $"'{path}' matches more than {maximumMatches} paths") : null;
    }

    // Go looks at the whole pattern and then at each shorter one that has wildcards: "[a/b]" is well formed, "[a" is not.
    private static bool IsWellFormed(string[] segments, int literal)
    {
        for (int length = literal + 1; length <= segments.Length; length++)
        {
            if (!GlobPattern.TryMatch(string.Join('/', segments[..length]), "", out _))
            {
                return false;
            }
        }

        return true;
    }

    private static List<string> Descend(IFileTree tree, List<string> directories, string segment, int maximum)
    {
        var found = new List<string>();
        foreach (string directory in directories)
        {
            if (TreePaths.Follow(tree, directory) is not { } real)
            {
                continue;
            }

            foreach (string name in tree.List(real).Select(entry => entry.Name).Order(Utf8Order))
            {
                if (GlobPattern.TryMatch(segment, name, out bool isMatch) && isMatch)
                {
                    found.Add(directory.Length == 0 ? name : $"{directory}/{name}");
                }
            }

            if (found.Count > maximum)
            {
                break;
            }
        }

        return found;
    }

    private static readonly Comparer<string> Utf8Order =
        Comparer<string>.Create((left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));
}
