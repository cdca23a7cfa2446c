using System.Globalization;
using GitOpsSets.Templating.Functions.Dates;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions.Dates;

public sealed class TimeLayoutTests
{
    private static readonly GoTime Moment = GoTime.Of(2024, 5, 6, 7, 8, 9, 120_000_000, GoZone.Fixed("", -12_600));

    [Theory]
    [InlineData("2006-01-02T15:04:05.999999999Z07:00", "2024-05-06T07:08:09.12-03:30")]
    [InlineData("-07 -0700 -07:00 -070000 -07:00:00", "-03 -0330 -03:30 -033000 -03:30:00")]
    [InlineData("Z07 Z0700 Z07:00 Z070000 Z07:00:00 MST", "-03 -0330 -03:30 -033000 -03:30:00 -0330")]
    [InlineData("_2006 __2 002 _2", "_2024 127 127  6")]
    [InlineData("Janet Monet January Monday", "Janet Monet May Monday")]
    [InlineData(".0000 .99999 ,000 .0007", ".1200 .12 ,120 .0007")]
    public void Layouts_are_those_of_Go(string layout, string expected)
    {
        Assert.Equal(expected, Moment.Format(layout));
    }

    [Theory]
    [InlineData("2006-01-02 15:04:05 -07:00", "2024-05-06 07:08:09 +05:30", "2024-05-06 07:08:09 +0530 +0530")]
    [InlineData("2006-002", "2024-060", "2024-02-29 00:00:00 +0000 UTC")]
    [InlineData("2006-01-02 MST", "2024-05-06 GMT+3", "2024-05-06 03:00:00 +0300 GMT+3")]
    [InlineData("Mon Jan _2 3:04pm 2006", "tue FEB  6 12:30am 2024", "2024-02-06 00:30:00 +0000 UTC")]
    [InlineData("15:04:05", "23:59:59,5", "0000-01-01 23:59:59.5 +0000 UTC")]
    public void Values_are_read_as_Go_reads_them(string layout, string value, string expected)
    {
        Assert.Equal(expected, TimeParser.Parse(layout, value, GoZone.Utc).Print());
    }

    [Theory]
    [InlineData("2006-002", "2023-366")]
    [InlineData("15:04", "24:00")]
    [InlineData("2006-01-02 -07:00", "2024-05-06 +99:00")]
    [InlineData("MST", "utc")]
    [InlineData("2006", "-001")]
    public void What_is_no_date_is_refused(string layout, string value)
    {
        Assert.Throws<FunctionException>(() => TimeParser.Parse(layout, value, GoZone.Utc));
    }

    [Fact]
    public void Dates_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
        try
        {
            Assert.Equal("Mon, 06 May 2024 07:08:09 AM", Moment.Format("Mon, 02 Jan 2006 03:04:05 PM"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(2024, 2, 31, "2024-03-02")]
    [InlineData(2024, 14, 1, "2025-02-01")]
    [InlineData(2024, 3, 0, "2024-02-29")]
    [InlineData(-1, 1, 1, "-0001-01-01")]
    [InlineData(123_456, 7, 8, "123456-07-08")]
    public void Dates_carry_over_and_reach_far(int year, int month, int day, string expected)
    {
        Assert.Equal(expected, GoTime.Of(year, month, day, 0, 0, 0, 0, GoZone.Utc).Format("2006-01-02"));
    }
}
