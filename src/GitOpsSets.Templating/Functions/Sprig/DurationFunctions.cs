using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Templating.Functions.Dates;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's lengths of time.</summary>
internal static class DurationFunctions
{
    private const ulong Second = 1_000_000_000;
    private const ulong Minute = 60 * Second;
    private const ulong Hour = 60 * Minute;
    private const ulong Day = 24 * Hour;

    private static readonly (ulong Length, string Letters)[] Units =
        [(365 * Day, "y"), (30 * Day, "mo"), (Day, "d"), (Hour, "h"), (Minute, "m"), (Second, "s")];

    /// <summary>The functions of both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        new("duration", [GoType.Any], Duration),
        new("durationRound", [GoType.Any], Round),
    ];

    /// <summary>Seconds, a text or an <c>int64</c>, as hours, minutes and seconds.</summary>
    /// <example><code>{{ duration "3661" }}</code> gives <c>1h1m1s</c></example>
    public static TemplateValue Duration(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var value = arguments[0];
        long seconds = value.IsString ? DurationText.ReadInteger(value.Text) : value.Type == GoType.Int64 ? value.Integer : 0;
        return TemplateValue.Of(GoNamedNumbers.Duration(unchecked(seconds * (long)Second)));
    }

    /// <summary>A duration (a text, nanoseconds as <c>int64</c>, or a time: since then) in its largest unit, rounded down.</summary>
    /// <example><code>{{ durationRound "2h10m5s" }}</code> gives <c>2h</c></example>
    public static TemplateValue Round(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long length = LengthOf(context, arguments[0]);
        ulong size = length < 0 ? unchecked(0 - (ulong)length) : (ulong)length;
        foreach (var (unit, letters) in Units)
        {
            if (size > unit)
            {
                return TemplateValue.Of((size / unit).ToString(CultureInfo.InvariantCulture) + letters);
            }
        }

        return TemplateValue.Of("0s");
    }

    private static long LengthOf(FunctionContext context, TemplateValue value)
    {
        if (value.Object is GoTime time)
        {
            return GoTime.Now(context.Clock).Since(time);
        }

        if (!value.IsString)
        {
            return value.Type == GoType.Int64 ? value.Integer : 0;
        }

        try
        {
            return DurationText.Parse(value.Text);
        }
        catch (FunctionException)
        {
            return 0;
        }
    }
}
