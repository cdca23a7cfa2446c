using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>One of the five fields: which values it takes.</summary>
/// <param name="Minimum">The smallest value.</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="Names">Words for the values from <paramref name="Minimum"/> on, lower case; empty when it has none.</param>
internal sealed record CronField(int Minimum, int Maximum, ImmutableArray<string> Names)
{
    /// <summary>Minute, hour, day of month, month and day of week.</summary>
    public static ImmutableArray<CronField> All { get; } =
    [
        new(0, 59, []),
        new(0, 23, []),
        new(1, 31, []),
        new(1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        new(0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ];

    /// <summary>Reads a comma-separated list of values, ranges and steps.</summary>
    /// <param name="text">Empty parts are skipped; a list of none has no bits.</param>
    /// <param name="bits">See <see cref="CronFields"/>.</param>
    /// <param name="error">What is wrong with it.</param>
    public bool TryParse(string text, out ulong bits, [NotNullWhen(false)] out string? error)
    {
        bits = 0;
        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryParsePart(part, out ulong some, out error))
            {
                return false;
            }

            bits |= some;
        }

        error = null;
        return true;
    }

    private static bool TryNumber(string text, out long value, [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            error = $"'{text}' is no number";
        }
        else if (value < 0)
        {
            error = $"'{text}' is negative";
        }

        return error is null;
    }

    private bool TryParsePart(string text, out ulong bits, [NotNullWhen(false)] out string? error)
    {
        bits = 0;
        string[] rangeAndStep = text.Split('/');
        string[] ends = rangeAndStep[0].Split('-');
        ulong star = 0;
        long start, end, step = 1;
        if (ends[0] is "*" or "?")
        {
            // What follows a star's hyphen is not read: "*-5" is "*".
            (start, end, star) = (Minimum, Maximum, CronFields.Star);
        }
        else if (ends.Length > 2)
        {
            error = $"too many hyphens: {text}";
            return false;
        }
        else if (!TryValue(ends[0], out start, out error) || !TryValue(ends[^1], out end, out error))
        {
            return false;
        }

        if (rangeAndStep.Length > 2)
        {
            error = $"too many slashes: {text}";
            return false;
        }

        if (rangeAndStep.Length == 2)
        {
            if (!TryNumber(rangeAndStep[1], out step, out error))
            {
                return false;
            }

            end = ends.Length == 1 ? Maximum : end;
            star = step > 1 ? 0 : star;
        }

        error = RangeError(start, end, step, text);
        for (long value = start; error is null && value <= end; value += Math.Min(step, Maximum + 1))
        {
            bits |= 1UL << (int)value;
        }

        bits |= star;
        return error is null;
    }

    private string? RangeError(long start, long end, long step, string text)
    {
        if (start < Minimum)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{start} is below the minimum {Minimum}: {text}");
        }

        if (end > Maximum)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{end} is above the maximum {Maximum}: {text}");
        }

        if (start > end)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the range begins with {start}, beyond its end {end}: {text}");
        }

        return step == 0 ? $"a step must be positive: {text}" : null;
    }

    private bool TryValue(string text, out long value, [NotNullWhen(false)] out string? error)
    {
        int name = Names.IndexOf(text.ToLowerInvariant());
        if (name >= 0)
        {
            value = name + Minimum;
            error = null;
            return true;
        }

        return TryNumber(text, out value, out error);
    }
}
