using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>
/// A regular expression of Go's <c>regexp</c> package: RE2's syntax and matches, code point by code point, on text as <see cref="GoText"/> has it.
/// Immutable; matching takes time in proportion to pattern length times text length.
/// </summary>
/// <remarks>
/// Bounds: a pattern has at most 65 536 characters and 100 000 compiled steps, one operation takes at most 100 000 000 steps, and steps times capture positions are at most 8 388 608; beyond, a <see cref="RegularExpressionException"/> says so.
/// </remarks>
public sealed class RegularExpression
{
    /// <summary>Characters of a pattern that templates and filters may use; recorded answers of the reference have up to 1 998.</summary>
    public const int MaximumGivenLength = 2048;

    /// <summary>Characters of a text that templates may search.</summary>
    public const int MaximumSearchedLength = 64 * 1024;

    private const int MaximumPatternLength = 65_536;

    private readonly PatternProgram _program;
    private readonly ImmutableArray<string?> _groupNames;

    private RegularExpression(string pattern, PatternProgram program, ImmutableArray<string?> groupNames)
    {
        Pattern = pattern;
        _program = program;
        _groupNames = groupNames;
    }

    /// <summary>The pattern as it was given.</summary>
    public string Pattern { get; }

    /// <summary>Go's <c>regexp.Compile</c>.</summary>
    /// <param name="pattern">RE2 syntax with Perl's extensions.</param>
    /// <returns>The compiled expression.</returns>
    /// <exception cref="RegularExpressionException">Go refuses the pattern, or it is too long; the message says why.</exception>
    public static RegularExpression Compile(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Length > MaximumPatternLength)
        {
            throw PatternErrors.TooLarge(pattern[..40] + "…");
        }

        var (root, groupNames) = PatternParser.Parse(pattern);
        return new RegularExpression(pattern, ProgramCompiler.Compile(pattern, root), groupNames);
    }

    /// <summary>The same for a pattern that a definition gives.</summary>
    /// <param name="pattern">At most <see cref="MaximumGivenLength"/> characters.</param>
    /// <exception cref="RegularExpressionException">As for <see cref="Compile"/>, or it is longer.</exception>
    public static RegularExpression CompileGiven(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Length <= MaximumGivenLength
            ? Compile(pattern)
            : throw new RegularExpressionException(string.Create(CultureInfo.InvariantCulture, $"a regular expression has at most {MaximumGivenLength} characters, not {pattern.Length}"));
    }

    /// <summary>Go's <c>regexp.QuoteMeta</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>A pattern that matches <paramref name="text"/> literally.</returns>
    public static string QuoteMeta(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            if (@"\.+*?()|[]{}^$".Contains(unit, StringComparison.Ordinal))
            {
                quoted.Append('\\');
            }

            quoted.Append(unit);
        }

        return quoted.ToString();
    }

    /// <summary>Go's <c>MatchString</c>.</summary>
    /// <param name="text">What is searched.</param>
    /// <returns>Whether there is a match anywhere in it.</returns>
    /// <exception cref="RegularExpressionException">Too many steps.</exception>
    public bool IsMatch(string text) => Matcher(text, 0, out _).Search(0);

    /// <summary>Go's <c>FindString</c>.</summary>
    /// <param name="text">What is searched.</param>
    /// <returns>The leftmost match, or null when there is none (Go gives the empty text for both).</returns>
    /// <exception cref="RegularExpressionException">Too many steps.</exception>
    public string? Find(string text)
    {
        var matcher = Matcher(text, 2, out string searched);
        return matcher.Search(0) ? Group(searched, matcher.Captures, 0) : null;
    }

    /// <summary>Go's <c>FindStringSubmatch</c>.</summary>
    /// <param name="text">What is searched.</param>
    /// <returns>The leftmost match and then its groups, empty for a group that took no part; null when there is no match.</returns>
    /// <exception cref="RegularExpressionException">Too many steps.</exception>
    public string[]? FindSubmatch(string text)
    {
        var matcher = Matcher(text, 2 * _groupNames.Length, out string searched);
        return matcher.Search(0) ? [.. Enumerable.Range(0, _groupNames.Length).Select(group => Group(searched, matcher.Captures, group))] : null;
    }

    /// <summary>Go's <c>FindAllString</c>: matches that do not overlap; an empty one right after another is left out.</summary>
    /// <param name="text">What is searched.</param>
    /// <param name="n">At most so many; all when negative.</param>
    /// <returns>The matches in order, or null when there is none.</returns>
    /// <exception cref="RegularExpressionException">Too many steps.</exception>
    public IReadOnlyList<string>? FindAll(string text, int n)
    {
        string searched = GoText.Canonical(text);
        string[] found = [.. Matches(searched, n).Select(match => searched[match.Start..match.End])];
        return found.Length > 0 ? found : null;
    }

    /// <summary>Go's <c>ReplaceAllString</c>.</summary>
    /// <param name="text">What is searched.</param>
    /// <param name="replacement">May name groups: <c>$1</c>, <c>${1}x</c>, <c>$name</c>; <c>$$</c> is a dollar, a group that does not exist is empty.</param>
    /// <returns>The text with every match replaced.</returns>
    /// <exception cref="RegularExpressionException">Too many steps.</exception>
    public string ReplaceAll(string text, string replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        var template = new ReplacementTemplate(replacement, _groupNames);
        return Replace(text, 2 * _groupNames.Length, template.Expand);
    }

    /// <summary>Go's <c>FindStringSubmatchIndex</c> and <c>ExpandString</c>: what a replacement makes of the leftmost match alone.</summary>
    /// <param name="text">What is searched.</param>
    /// <param name="replacement">As for <see cref="ReplaceAll"/>.</param>
    /// <returns>Without the rest of the text; null when there is no match.</returns>
    /// <exception cref="RegularExpressionException">Too many steps.</exception>
    public string? Expand(string text, string replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        var matcher = Matcher(text, 2 * _groupNames.Length, out string searched);
        if (!matcher.Search(0))
        {
            return null;
        }

        var output = new StringBuilder();
        new ReplacementTemplate(replacement, _groupNames).Expand(output, searched, matcher.Captures);
        return output.ToString();
    }

    /// <summary>Go's <c>ReplaceAllLiteralString</c>.</summary>
    /// <param name="text">What is searched.</param>
    /// <param name="replacement">Inserted as it is.</param>
    /// <returns>The text with every match replaced.</returns>
    /// <exception cref="RegularExpressionException">Too many steps.</exception>
    public string ReplaceAllLiteral(string text, string replacement) => Replace(text, 2, (output, _, _) => output.Append(replacement));

    /// <summary>Go's <c>Split</c>.</summary>
    /// <param name="text">What is cut at the matches.</param>
    /// <param name="n">At most so many parts, the last being the uncut rest; all when negative, none when 0.</param>
    /// <returns>The parts in order; never null.</returns>
    /// <exception cref="RegularExpressionException">Too many steps.</exception>
    public IReadOnlyList<string> Split(string text, int n)
    {
        string searched = GoText.Canonical(text);
        if (n == 0)
        {
            return [];
        }

        if (Pattern.Length > 0 && searched.Length == 0)
        {
            return [""];
        }

        var parts = new List<string>();
        int begin = 0, end = 0;
        foreach (var match in Matches(searched, n))
        {
            if (n > 0 && parts.Count == n - 1)
            {
                break;
            }

            end = match.Start;
            if (match.End != 0)
            {
                parts.Add(searched[begin..end]);
            }

            begin = match.End;
        }

        if (end != searched.Length)
        {
            parts.Add(searched[begin..]);
        }

        return parts;
    }

    /// <summary>Steps that <see cref="IsMatch"/> takes, to show that they grow with the text and no faster.</summary>
    internal long CountSteps(string text)
    {
        var matcher = Matcher(text, 0, out _);
        matcher.Search(0);
        return matcher.Steps;
    }

    private static string Group(string text, int[] captures, int group) =>
        captures[2 * group] < 0 ? "" : text[captures[2 * group]..captures[(2 * group) + 1]];

    private static int WidthAt(string text, int position)
    {
        if (position >= text.Length)
        {
            return 0;
        }

        return char.IsSurrogatePair(text, position) ? 2 : 1;
    }

    private Matcher Matcher(string text, int slots, out string searched)
    {
        searched = GoText.Canonical(text);
        return new Matcher(_program, searched, slots);
    }

    private IEnumerable<(int Start, int End)> Matches(string text, int n)
    {
        var matcher = new Matcher(_program, text, 2);
        int previousEnd = -1;
        for (int position = 0, found = 0; position <= text.Length && (n < 0 || found < n) && matcher.Search(position);)
        {
            var (start, end) = (matcher.Captures[0], matcher.Captures[1]);
            bool accepted = end != position || start != previousEnd;
            position = end == position ? position + Math.Max(1, WidthAt(text, position)) : end;
            previousEnd = end;
            if (accepted)
            {
                found++;
                yield return (start, end);
            }
        }
    }

    private string Replace(string text, int slots, Expansion expand)
    {
        var matcher = Matcher(text, slots, out string searched);
        var output = new StringBuilder();
        int lastEnd = 0;
        for (int position = 0; position <= searched.Length && matcher.Search(position);)
        {
            var (start, end) = (matcher.Captures[0], matcher.Captures[1]);
            output.Append(searched.AsSpan(lastEnd..start));
            if (end > lastEnd || start == 0)
            {
                expand(output, searched, matcher.Captures);
            }

            lastEnd = end;
            position = Math.Max(end, position + Math.Max(1, WidthAt(searched, position)));
        }

        return output.Append(searched.AsSpan(lastEnd)).ToString();
    }

    private delegate void Expansion(StringBuilder output, string text, ReadOnlySpan<int> captures);
}
