using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>Takes items of lists by number.</summary>
internal static class PathSubscript
{
    public static PathEvaluation.Found Walk(List<TemplateValue> input, PathNode.Subscript subscript)
    {
        var results = new List<TemplateValue>();
        foreach (var value in input)
        {
            if (value.IsNil)
            {
                continue;
            }

            if (value.List is not { } list)
            {
                return new PathEvaluation.Found(input, $"{PathValues.Describe(value)} is not a list");
            }

            int start = subscript.Start.Value < 0 ? subscript.Start.Value + list.Count : subscript.Start.Value;
            int end = !subscript.End.IsKnown ? list.Count
                : subscript.End.Value < 0 || (subscript.End.Value == 0 && subscript.End.IsDerived) ? subscript.End.Value + list.Count
                : subscript.End.Value;
            if (start == end)
            {
                // Go stops here and drops the lists that follow; the recordings show it.
                return new PathEvaluation.Found(results);
            }

            if (Refuse(start, end, list.Count, subscript.Step) is { } reason)
            {
                return new PathEvaluation.Found(input, reason);
            }

            for (int i = start; i < end; i += subscript.Step.IsKnown ? subscript.Step.Value : 1)
            {
                results.Add(list[i]);
            }
        }

        return new PathEvaluation.Found(results);
    }

    private static string? Refuse(int start, int end, int length, SliceBound step)
    {
        if (start < 0 || start >= length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"array index out of bounds: index {start}, length {length}");
        }

        if (end < 0 || end > length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"array index out of bounds: index {end - 1}, length {length}");
        }

        return start > end ? string.Create(CultureInfo.InvariantCulture, $"starting index {start} is greater than ending index {end}")
            : step is { IsKnown: true, Value: <= 0 } ? "step must be more than 0"
            : null;
    }
}
