using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace GitOpsSets.Engine.Definitions;

/// <summary>
/// Patterns that choose definition files: <c>*</c> and <c>?</c> stay within a folder, <c>**</c> crosses folders, <c>{a,b}</c> are
/// alternatives, a leading <c>!</c> takes files out again. Later patterns win.
/// </summary>
public sealed class FileGlob
{
    private const int MaxPatternLength = 1024;

    private readonly ImmutableArray<(Regex Pattern, bool Includes)> _patterns;

    private FileGlob(ImmutableArray<(Regex, bool)> patterns)
    {
        _patterns = patterns;
    }

    /// <summary>Every YAML file.</summary>
    public static FileGlob AllYaml { get; } = Parse(["**/*.yaml", "**/*.yml"]);

    /// <summary>Compiles patterns.</summary>
    /// <exception cref="FormatException">One is too long or does not close a brace.</exception>
    public static FileGlob Parse(IEnumerable<string> patterns) => new([.. patterns.Select(Compile)]);

    /// <summary>Whether a path, relative to the repository, is chosen.</summary>
    public bool Matches(string path)
    {
        bool isChosen = false;
        foreach (var (pattern, includes) in _patterns)
        {
            isChosen = pattern.IsMatch(path) ? includes : isChosen;
        }

        return isChosen;
    }

    private static (Regex, bool) Compile(string written)
    {
        if (written.Length > MaxPatternLength)
        {
            throw new FormatException("a pattern is longer than 1024 characters");
        }

        bool includes = !written.StartsWith('!');
        string pattern = includes ? written : written[1..];
        pattern = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;
        var text = new StringBuilder("^");
        int depth = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            i += Append(text, pattern, i, ref depth);
        }

        return depth == 0
            ? (new Regex(text.Append("\\z").ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline), includes)
            : throw new FormatException($"'{written}' does not close a brace");
    }

    // Returns how many characters beyond the first were used.
    private static int Append(StringBuilder text, string pattern, int i, ref int depth)
    {
        if (pattern.AsSpan(i).StartsWith("**/", StringComparison.Ordinal))
        {
            text.Append("(?:.*/)?");
            return 2;
        }

        if (pattern.AsSpan(i).StartsWith("**", StringComparison.Ordinal))
        {
            text.Append(".*");
            return 1;
        }

        switch (pattern[i])
        {
            case '*':
                text.Append("[^/]*");
                break;
            case '?':
                text.Append("[^/]");
                break;
            case '{':
                depth++;
                text.Append("(?:");
                break;
            case '}' when depth > 0:
                depth--;
                text.Append(')');
                break;
            case ',' when depth > 0:
                text.Append('|');
                break;
            default:
                text.Append(Regex.Escape(pattern[i].ToString()));
                break;
        }

        return 0;
    }
}
