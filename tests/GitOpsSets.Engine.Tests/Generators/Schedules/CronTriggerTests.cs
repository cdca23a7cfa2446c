using System.Globalization;
using GitOpsSets.Engine.Generators.Schedules;

namespace GitOpsSets.Engine.Tests.Generators.Schedules;

public sealed class CronTriggerTests
{
    [Fact]
    public void Passes_over_a_day_that_its_place_never_had()
    {
        var trigger = Parse("CRON_TZ=Pacific/Apia 0 0 30 * *");

        var next = trigger.Next(At("2011-12-15T00:00:00Z"));

        Assert.Equal(At("2012-01-29T10:00:00Z"), next);
    }

    [Fact]
    public void Finds_no_trigger_before_a_gap_of_eight_years()
    {
        var trigger = Parse("CRON_TZ=UTC 0 0 29 2 *");

        var previous = trigger.Previous(At("2103-12-31T00:00:00Z"));

        Assert.Null(previous);
    }

    [Theory]
    [InlineData("0 , * * *")]
    [InlineData(", * * * *")]
    [InlineData("* * 31 2 *")]
    public void Never_fires_when_no_time_has_all_fields(string text)
    {
        var trigger = Parse(text);

        Assert.Null(trigger.Next(At("2024-01-01T00:00:00Z")));
        Assert.Null(trigger.Previous(At("2024-01-01T00:00:00Z")));
    }

    [Theory]
    [InlineData("* * * * *")]
    [InlineData("@every 2540400h")]
    public void Does_not_fire_where_the_calendar_ends(string text)
    {
        var trigger = Parse(text);

        Assert.Null(trigger.Next(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Does_not_look_before_the_beginning_of_the_calendar()
    {
        Assert.Null(Parse("* * * * *").Previous(DateTimeOffset.MinValue));
    }

    [Fact]
    public void Reads_names_the_same_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");

            var next = Parse("CRON_TZ=UTC 0 0 * JUL FRI").Next(At("2024-01-01T00:00:00Z"));

            Assert.Equal(At("2024-07-05T00:00:00Z"), next);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("Tokyo Standard Time")]
    [InlineData("../zoneinfo/Europe/Paris")]
    [InlineData("/usr/share/zoneinfo/Europe/Paris")]
    [InlineData("Utc")]
    [InlineData("GMT+25:00")]
    public void Refuses_what_is_no_name_of_a_zone(string zone)
    {
        bool isRead = CronParser.TryParse($"CRON_TZ={zone} 0 0 * * *", out _, out string? error);

        Assert.False(isRead);
        Assert.NotNull(error);
    }

    [Fact]
    public void A_zone_alone_is_an_error()
    {
        bool isRead = CronParser.TryParse("TZ=UTC", out _, out string? error);

        Assert.False(isRead);
        Assert.Contains("time zone", error, StringComparison.Ordinal);
    }

    private static CronTrigger Parse(string text) =>
        CronParser.TryParse(text, out var trigger, out string? error) ? trigger : throw new FormatException(error);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
