using System.Globalization;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>Reads <c>[n]</c>, <c>[from:to]</c> and <c>[from:to:step]</c>.</summary>
internal static class PathSlices
{
    /// <summary>The subscript between brackets; an empty text means <c>0</c>, as client-go has it.</summary>
    public static PathNode.Subscript Parse(string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length > 3 || parts.Any(part => !IsIndex(part)))
        {
            throw new JsonPathException($"'[{text}]' is no index, slice or quoted name");
        }

        var start = Read(parts[0]);
        var end = parts.Length > 1 ? Read(parts[1]) : new SliceBound(start.Value + 1, IsKnown: true, IsDerived: true);
        return new PathNode.Subscript(start, end, parts.Length > 2 ? Read(parts[2]) : default);
    }

    private static bool IsIndex(string part) => (part.StartsWith('-') ? part.AsSpan(1) : part).IndexOfAnyExceptInRange('0', '9') < 0;

    private static SliceBound Read(string part) =>
        part.Length == 0 ? default
        : int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? new SliceBound(value, IsKnown: true)
        : throw new JsonPathException($"the array index '{part}' is no number");
}
