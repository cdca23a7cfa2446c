using System.Runtime.InteropServices;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>How often something is repeated: <c>*</c>, <c>+</c>, <c>?</c>, <c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c>.</summary>
/// <param name="Minimum">Never negative.</param>
/// <param name="Maximum">Null for no bound.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RepetitionCount(int Minimum, int? Maximum)
{
    private const int Largest = 1000;
    private const string Operators = "*+?{";

    /// <summary>Whether Go takes counts as large as these, in this order.</summary>
    public bool IsAllowed => Minimum <= Largest && !(Maximum > Largest) && !(Maximum < Minimum);

    /// <summary>Reads a count; braces that hold none are read as characters.</summary>
    /// <returns>Null, and nothing is read, where none stands.</returns>
    public static RepetitionCount? TryRead(PatternReader reader)
    {
        if (!Operators.Contains(reader.Current, StringComparison.Ordinal))
        {
            return null;
        }

        if (reader.Current == '{')
        {
            return TryReadBraces(reader);
        }

        char operation = reader.Current;
        reader.Position++;
        return operation switch { '+' => new RepetitionCount(1, null), '?' => new RepetitionCount(0, 1), _ => new RepetitionCount(0, null) };
    }

    /// <summary>Whether a repetition is no longer than Go allows. x{10}{100} is as long as x{1000}: nested counts multiply.</summary>
    public static bool AllowsNested(PatternNode.Repetition repetition) =>
        (repetition.Minimum < 2 && !(repetition.Maximum >= 2)) || RepeatsAtMost(repetition, Largest);

    private static RepetitionCount? TryReadBraces(PatternReader reader)
    {
        int start = reader.Position++;
        if (TryReadNumber(reader, out int minimum))
        {
            int? maximum = minimum;
            if (reader.TryRead(","))
            {
                maximum = null;
                if (reader.Current != '}')
                {
                    maximum = TryReadNumber(reader, out int number) ? number : -1;
                }
            }

            if (maximum != -1 && reader.TryRead("}"))
            {
                return new RepetitionCount(minimum, maximum);
            }
        }

        reader.Position = start;
        return null;
    }

    private static bool TryReadNumber(PatternReader reader, out int number)
    {
        number = 0;
        if (!char.IsAsciiDigit(reader.Current) || (reader.Current == '0' && char.IsAsciiDigit(reader.Ahead(1))))
        {
            return false;
        }

        for (; char.IsAsciiDigit(reader.Current); reader.Position++)
        {
            number = Math.Min((number * 10) + (reader.Current - '0'), Largest + 1);
        }

        return true;
    }

    private static bool RepeatsAtMost(PatternNode node, int limit)
    {
        switch (node)
        {
            case PatternNode.Repetition { Maximum: 0 }:
                return true;
            case PatternNode.Repetition repetition:
                int count = repetition.Maximum ?? repetition.Minimum;
                return count <= limit && RepeatsAtMost(repetition.Body, count > 0 ? limit / count : limit);
            case PatternNode.Capture capture:
                return RepeatsAtMost(capture.Body, limit);
            case PatternNode.Sequence sequence:
                return sequence.Items.All(item => RepeatsAtMost(item, limit));
            case PatternNode.Alternation alternation:
                return alternation.Choices.All(choice => RepeatsAtMost(choice, limit));
            default:
                return true;
        }
    }
}
