using GitOpsSets.Engine.Generators.Trees;

namespace GitOpsSets.Engine.Generators.Ignoring;

/// <summary>
/// One line of a <c>.sourceignore</c> or of <c>spec.ignore</c>: gitignore's syntax as Flux reads it, which is go-git v5's and not git's own. What lies below a
/// directory that matches, matches too; names are compared with Go's <c>filepath.Match</c>.
/// </summary>
internal sealed class IgnorePattern
{
    private const string AnyDepth = "**";

    private readonly IReadOnlyList<string> _domain;
    private readonly string[] _segments;
    private readonly bool _takesBack;
    private readonly bool _isForDirectories;

    private IgnorePattern(IReadOnlyList<string> domain, string[] segments, bool takesBack, bool isForDirectories)
    {
        _domain = domain;
        _segments = segments;
        _takesBack = takesBack;
        _isForDirectories = isForDirectories;
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">Neither blank nor a comment.</param>
    /// <param name="domain">The names of the directory it stands in, from the root; it speaks of nothing else.</param>
    public static IgnorePattern Parse(string line, IReadOnlyList<string> domain)
    {
        bool takesBack = line.StartsWith('!');
        string text = takesBack ? line[1..] : line;
        text = text.EndsWith("\\ ", StringComparison.Ordinal) ? text : text.TrimEnd(' ');
        bool isForDirectories = text.EndsWith('/');
        return new IgnorePattern(domain, (isForDirectories ? text[..^1] : text).Split('/'), takesBack, isForDirectories);
    }

    /// <summary>What it says of a path.</summary>
    /// <param name="path">The names from the root; at least one.</param>
    /// <param name="isDirectory">Whether the last name is a directory's.</param>
    /// <returns>True to leave it out, false to take it back, null for nothing.</returns>
    public bool? Judge(ReadOnlySpan<string> path, bool isDirectory)
    {
        if (path.Length <= _domain.Count)
        {
            return null;
        }

        for (int i = 0; i < _domain.Count; i++)
        {
            if (path[i] != _domain[i])
            {
                return null;
            }
        }

        var below = path[_domain.Count..];
        bool isMatch = _segments.Length == 1 ? MatchesAName(below, isDirectory) : MatchesThePath(below, isDirectory);
        return isMatch ? !_takesBack : null;
    }

    private static bool Matches(string pattern, string name) => GlobPattern.TryMatch(pattern, name, out bool isMatch) && isMatch;

    private bool MatchesAName(ReadOnlySpan<string> path, bool isDirectory)
    {
        for (int i = 0; i < path.Length; i++)
        {
            if (Matches(_segments[0], path[i]))
            {
                return isDirectory || !_isForDirectories || i < path.Length - 1;
            }
        }

        return false;
    }

    // Segment by segment, as go-git does: after '**' the first name that fits is taken, and none is tried again.
    private bool MatchesThePath(ReadOnlySpan<string> path, bool isDirectory)
    {
        bool isMatch = false;
        bool isAnyDepth = false;
        for (int i = 0; i < _segments.Length; i++)
        {
            string segment = _segments[i];
            bool isLast = i == _segments.Length - 1;
            if (segment.Length == 0)
            {
                isAnyDepth = false;
            }
            else if (segment == AnyDepth)
            {
                isAnyDepth = !isLast;
            }
            else if (path.IsEmpty || segment.Contains(AnyDepth, StringComparison.Ordinal))
            {
                return false;
            }
            else if (isAnyDepth)
            {
                isAnyDepth = false;
                isMatch = SkipTo(segment, ref path);
            }
            else if (Matches(segment, path[0]))
            {
                path = path[1..];
                isMatch = isLast || !path.IsEmpty;
            }
            else
            {
                return false;
            }
        }

        return isMatch && (!_isForDirectories || isDirectory || !path.IsEmpty);
    }

    private static bool SkipTo(string segment, ref ReadOnlySpan<string> path)
    {
        while (!path.IsEmpty)
        {
            string name = path[0];
            path = path[1..];
            if (Matches(segment, name))
            {
                return true;
            }
        }

        return false;
    }
}
