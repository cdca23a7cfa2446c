using System.Globalization;
using System.Text;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>A replacement with <c>$1</c>, <c>$name</c> and <c>${name}</c>, as Go's <c>Regexp.Expand</c> reads it: <c>$1x</c> is the group named 1x, <c>$$</c> is a dollar.</summary>
internal sealed class ReplacementTemplate
{
    private readonly List<Part> _parts = [];

    public ReplacementTemplate(string template, IReadOnlyList<string?> groupNames)
    {
        int rest = 0;
        for (int dollar; (dollar = template.IndexOf('$', rest)) >= 0;)
        {
            AddLiteral(template[rest..dollar]);
            rest = dollar + 1;
            if (rest < template.Length && template[rest] == '$')
            {
                AddLiteral("$");
                rest++;
            }
            else if (TryReadName(template, rest, out string name) is int end)
            {
                _parts.Add(new Part(null, GroupsOf(name, groupNames)));
                rest = end;
            }
            else
            {
                AddLiteral("$");
            }
        }

        AddLiteral(template[rest..]);
    }

    /// <summary>Appends the replacement of one match.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="text">What was searched.</param>
    /// <param name="captures">Start and end of each group, -1 for one that took no part.</param>
    public void Expand(StringBuilder output, string text, ReadOnlySpan<int> captures)
    {
        foreach (var part in _parts)
        {
            output.Append(part.Literal);
            foreach (int group in part.Groups)
            {
                if (captures[2 * group] >= 0)
                {
                    output.Append(text.AsSpan(captures[2 * group]..captures[(2 * group) + 1]));
                    break;
                }
            }
        }
    }

    private static int? TryReadName(string template, int start, out string name)
    {
        bool braced = start < template.Length && template[start] == '{';
        int first = braced ? start + 1 : start;
        int end = first;
        while (end < template.Length && Rune.TryGetRuneAt(template, end, out var rune) && (Rune.IsLetter(rune) || Rune.IsDigit(rune) || rune.Value == '_'))
        {
            end += rune.Utf16SequenceLength;
        }

        name = template[first..end];
        if (name.Length == 0 || (braced && (end >= template.Length || template[end] != '}')))
        {
            return null;
        }

        return braced ? end + 1 : end;
    }

    // names may be shared: the first of them that took part counts
    private static int[] GroupsOf(string name, IReadOnlyList<string?> groupNames)
    {
        bool isNumber = name.Length < 10 && name.All(char.IsAsciiDigit) && (name.Length == 1 || name[0] != '0');
        if (!isNumber)
        {
            return [.. Enumerable.Range(0, groupNames.Count).Where(group => groupNames[group] == name)];
        }

        int number = int.Parse(name, CultureInfo.InvariantCulture);
        return number < groupNames.Count ? [number] : [];
    }

    private void AddLiteral(string literal) => _parts.Add(new Part(literal, []));

    private readonly record struct Part(string? Literal, int[] Groups);
}
