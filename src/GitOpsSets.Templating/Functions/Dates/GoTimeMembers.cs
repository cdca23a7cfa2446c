using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>The methods of Go's <c>time.Time</c> that a template can call: those with one result, or one and an error.</summary>
/// <remarks><c>Local</c> is UTC, as on every machine that the references run on.</remarks>
internal static class GoTimeMembers
{
    private const long NanosecondsInMicrosecond = 1000;
    private const long NanosecondsInMillisecond = 1_000_000;

    /// <summary>Calls a method.</summary>
    /// <returns>False when there is none of this name.</returns>
    /// <exception cref="FunctionException">The arguments do not fit, or the method has several results.</exception>
    public static bool TryInvoke(GoTime time, string name, ReadOnlySpan<TemplateValue> arguments, out TemplateValue result)
    {
        TemplateValue? found = arguments.Length switch
        {
            0 => Read(time, name),
            1 => With(time, name, arguments[0]),
            _ => name == "AddDate" && arguments.Length == 3 ? AddDate(time, arguments) : null,
        };
        if (found is null && ParametersOf(name) is { } parameters)
        {
            throw new FunctionException(string.Create(CultureInfo.InvariantCulture, $"wrong number of args for {name}: want {parameters} got {arguments.Length}"));
        }

        if (name is "Date" or "Clock" or "ISOWeek" or "Zone" or "ZoneBounds")
        {
            throw new FunctionException($"can't call method {name}: it has several results");
        }

        result = found ?? default;
        return found is not null;
    }

    private static TemplateValue? Read(GoTime time, string name) => name switch
    {
        "Year" => Int(time.Wall().Year),
        "Month" => TemplateValue.OfInteger(GoType.Month, time.Wall().Month),
        "Day" => Int(time.Wall().Day),
        "YearDay" => Int(time.Wall().YearDay),
        "Weekday" => TemplateValue.OfInteger(GoType.Weekday, time.Wall().Weekday),
        "Hour" => Int(time.Wall().Hour),
        "Minute" => Int(time.Wall().Minute),
        "Second" => Int(time.Wall().Second),
        "Nanosecond" => Int(time.Nanosecond),
        "Unix" => TemplateValue.OfInt64(time.UnixSeconds),
        "UnixMilli" => TemplateValue.OfInt64(unchecked((time.UnixSeconds * 1000) + (time.Nanosecond / NanosecondsInMillisecond))),
        "UnixMicro" => TemplateValue.OfInt64(unchecked((time.UnixSeconds * 1_000_000) + (time.Nanosecond / NanosecondsInMicrosecond))),
        "UnixNano" => TemplateValue.OfInt64(unchecked((time.UnixSeconds * GoTime.NanosecondsInSecond) + time.Nanosecond)),
        "UTC" or "Local" => TemplateValue.Of(time.In(GoZone.Utc)),
        "Location" => TemplateValue.Of(new GoLocation(time.Zone)),
        "IsZero" => TemplateValue.Of(GoTime.Compare(time, GoTime.Zero) == 0),
        "IsDST" => TemplateValue.Of(time.Zone.IsSummerAt(time.UnixSeconds)),
        "String" => TemplateValue.Of(time.Print()),
        "MarshalText" => Bytes(time.Format("2006-01-02T15:04:05.999999999Z07:00")),
        _ => null,
    };

    private static TemplateValue Bytes(string text) =>
        TemplateValue.Of(new TemplateList([.. GoText.ToUtf8(text).Select(value => TemplateValue.OfInteger(GoType.Uint8, value))], GoType.ByteList));

    private static TemplateValue? With(GoTime time, string name, TemplateValue argument) => name switch
    {
        "Format" => TemplateValue.Of(time.Format(Text(argument))),
        "Add" => TemplateValue.Of(time.Add(Duration(argument))),
        "Sub" => TemplateValue.OfInteger(GoType.Duration, time.Since(Time(argument))),
        "Before" => TemplateValue.Of(GoTime.Compare(time, Time(argument)) < 0),
        "After" => TemplateValue.Of(GoTime.Compare(time, Time(argument)) > 0),
        "Equal" => TemplateValue.Of(GoTime.Compare(time, Time(argument)) == 0),
        "Compare" => Int(GoTime.Compare(time, Time(argument))),
        "In" => TemplateValue.Of(time.In(argument.Object is GoLocation location ? location.Zone : throw Unfit("*time.Location", argument))),
        "Truncate" => TemplateValue.Of(Truncate(time, Duration(argument))),
        "Round" => TemplateValue.Of(Round(time, Duration(argument))),
        _ => null,
    };

    private static int? ParametersOf(string name) => name switch
    {
        "Format" or "Add" or "Sub" or "Before" or "After" or "Equal" or "Compare" or "In" or "Truncate" or "Round" => 1,
        "AddDate" => 3,
        _ => Read(GoTime.Zero, name) is null ? null : 0,
    };

    private static TemplateValue AddDate(GoTime time, ReadOnlySpan<TemplateValue> arguments)
    {
        var wall = time.Wall();
        return TemplateValue.Of(GoTime.Of(
            wall.Year + Number(arguments[0]),
            wall.Month + Number(arguments[1]),
            wall.Day + Number(arguments[2]),
            wall.Hour,
            wall.Minute,
            wall.Second,
            wall.Nanosecond,
            time.Zone));
    }

    private static GoTime Truncate(GoTime time, long duration) => duration <= 0 ? time : time.Add(-time.Remainder(duration));

    private static GoTime Round(GoTime time, long duration)
    {
        if (duration <= 0)
        {
            return time;
        }

        long remainder = time.Remainder(duration);
        return remainder < duration - remainder ? time.Add(-remainder) : time.Add(duration - remainder);
    }

    private static TemplateValue Int(long value) => TemplateValue.OfInteger(GoType.Int, value);

    private static string Text(TemplateValue value) => value.IsString ? value.Text : throw Unfit("string", value);

    private static long Number(TemplateValue value) => value.Type == GoType.Int ? value.Integer : throw Unfit("int", value);

    private static GoTime Time(TemplateValue value) => value.Object as GoTime ?? throw Unfit("time.Time", value);

    // A constant is a fine duration in Go, but arrives here as the int it would otherwise be.
    private static long Duration(TemplateValue value) =>
        value.Type == GoType.Duration || value.Type == GoType.Int ? value.Integer : throw Unfit("time.Duration", value);

    private static FunctionException Unfit(string expected, TemplateValue value) =>
        new($"wrong type for value; expected {expected}; got {value.Type?.Name ?? "nil"}");
}
