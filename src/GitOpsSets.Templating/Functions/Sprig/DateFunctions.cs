using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Templating.Functions.Dates;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's dates. The current time comes from <see cref="FunctionContext.Clock"/>; what is no time counts as now, as in sprig.</summary>
internal static class DateFunctions
{
    private const string HtmlLayout = "2006-01-02";

    /// <summary>The functions of both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        new("toDate", [GoType.String, GoType.String], ToDate),
        new("mustToDate", [GoType.String, GoType.String], MustToDate),
        new("mustDateModify", [GoType.String, GoType.Time], MustModify),
        new("must_date_modify", [GoType.String, GoType.Time], MustModify),
        new("unixEpoch", [GoType.Time], UnixEpoch),
        new("ago", [GoType.Any], Ago) { IsDeterministic = false },
    ];

    /// <summary>Only GitOpsSets have them.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } =
    [
        new("now", [], Now) { IsDeterministic = false },
        new("date", [GoType.String, GoType.Any], Date),
        new("dateInZone", [GoType.String, GoType.Any, GoType.String], DateInZone),
        new("date_in_zone", [GoType.String, GoType.Any, GoType.String], DateInZone),
        new("htmlDate", [GoType.Any], HtmlDate),
        new("htmlDateInZone", [GoType.Any, GoType.String], HtmlDateInZone),
        new("dateModify", [GoType.String, GoType.Time], Modify),
        new("date_modify", [GoType.String, GoType.Time], Modify),
    ];

    /// <summary>The current time.</summary>
    /// <example><code>{{ now | date "2006" }}</code> gives a year such as <c>2026</c></example>
    public static TemplateValue Now(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => TemplateValue.Of(GoTime.Now(context.Clock));

    /// <summary>A time in a layout of Go, in the local zone. An <c>int</c> or <c>int64</c> is Unix time, anything else but a time is now.</summary>
    /// <example><code>{{ date "2006-01-02 15:04" 0 }}</code> gives <c>1970-01-01 00:00</c></example>
    public static TemplateValue Date(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Show(context, arguments[0].Text, arguments[1], "Local");

    /// <summary>A time in a layout of Go, in a zone of the IANA database; in UTC when there is no such zone.</summary>
    /// <example><code>{{ dateInZone "15:04 MST" 0 "Asia/Tokyo" }}</code> gives <c>09:00 JST</c></example>
    public static TemplateValue DateInZone(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Show(context, arguments[0].Text, arguments[1], arguments[2].Text);

    /// <summary>A time as HTML's date fields want it, in the local zone.</summary>
    /// <example><code>{{ htmlDate 86400 }}</code> gives <c>1970-01-02</c></example>
    public static TemplateValue HtmlDate(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Show(context, HtmlLayout, arguments[0], "Local");

    /// <summary>A time as HTML's date fields want it, in a zone.</summary>
    /// <example><code>{{ htmlDateInZone 72000 "Asia/Tokyo" }}</code> gives <c>1970-01-02</c></example>
    public static TemplateValue HtmlDateInZone(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Show(context, HtmlLayout, arguments[0], arguments[1].Text);

    /// <summary>The time that a text shows in a layout of Go; the start of year 1 when it shows none.</summary>
    /// <example><code>{{ (toDate "2006-01-02" "2024-05-06").Weekday }}</code> gives <c>Monday</c></example>
    public static TemplateValue ToDate(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        try
        {
            return MustToDate(context, arguments);
        }
        catch (FunctionException)
        {
            return TemplateValue.Of(GoTime.Zero);
        }
    }

    /// <summary>The time that a text shows in a layout of Go.</summary>
    /// <example><code>{{ mustToDate "2006-01-02" "2024-05-06" | unixEpoch }}</code> gives <c>1714953600</c></example>
    public static TemplateValue MustToDate(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.Charge(1 + (arguments[0].Text.Length / 16));
        return TemplateValue.Of(TimeParser.Parse(arguments[0].Text, arguments[1].Text, GoZone.Of(context.Clock.LocalTimeZone)));
    }

    /// <summary>A time moved by a duration; the same time when the duration is malformed.</summary>
    /// <example><code>{{ toDate "2006-01-02" "2024-05-06" | dateModify "48h" | htmlDate }}</code> gives <c>2024-05-08</c></example>
    public static TemplateValue Modify(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        try
        {
            return MustModify(context, arguments);
        }
        catch (FunctionException)
        {
            return arguments[1];
        }
    }

    /// <summary>A time moved by a duration such as <c>-1.5h</c>.</summary>
    /// <example><code>{{ toDate "2006-01-02" "2024-03-01" | mustDateModify "-24h" | unixEpoch }}</code> gives <c>1709164800</c></example>
    public static TemplateValue MustModify(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(Time(arguments[1]).Add(DurationText.Parse(arguments[0].Text)));

    /// <summary>Seconds since 1970 as a text.</summary>
    /// <example><code>{{ toDate "2006-01-02" "1970-01-02" | unixEpoch }}</code> gives <c>86400</c></example>
    public static TemplateValue UnixEpoch(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(Time(arguments[0]).UnixSeconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>How long ago a time was, in whole seconds.</summary>
    /// <example><code>{{ ago "no time" }}</code> gives <c>0s</c></example>
    public static TemplateValue Ago(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var now = GoTime.Now(context.Clock);
        long length = now.Since(TimeOrNow(arguments[0], now, acceptsInt32: false));
        return TemplateValue.Of(GoNamedNumbers.Duration(DurationText.Round(length, GoTime.NanosecondsInSecond)));
    }

    private static TemplateValue Show(FunctionContext context, string layout, TemplateValue value, string zoneName)
    {
        context.Budget.ReserveText(layout.Length * 10L);
        var now = GoTime.Now(context.Clock);
        var zone = GoZone.Find(zoneName, GoZone.Of(context.Clock.LocalTimeZone)) ?? GoZone.Utc;
        return TemplateValue.Of(TimeOrNow(value, now, acceptsInt32: true).In(zone).Format(layout));
    }

    private static GoTime TimeOrNow(TemplateValue value, GoTime now, bool acceptsInt32)
    {
        bool isUnix = value.Type == GoType.Int || value.Type == GoType.Int64 || (acceptsInt32 && value.Type == GoType.Int32);
        return isUnix ? new GoTime(value.Integer, 0, now.Zone) : value.Object as GoTime ?? now;
    }

    private static GoTime Time(TemplateValue value) => value.Object as GoTime ?? throw new FunctionException("expected a time");
}
