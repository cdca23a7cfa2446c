using System.Globalization;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Templating.Tests.Functions.Durations;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-999)]
    [InlineData(59_999_999_999)]
    [InlineData(3_600_000_000_001)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void What_is_printed_reads_back(long nanoseconds)
    {
        var duration = new GoDuration(nanoseconds);

        Assert.Equal(duration, GoDuration.Parse(duration.ToString()));
    }

    [Fact]
    public void Culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Assert.Equal("1.5s", GoDuration.Parse("1.5s").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_refusal_says_why()
    {
        var refusal = Assert.Throws<FormatException>(() => GoDuration.Parse("5 minutes"));

        Assert.Equal("time: unknown unit \" minutes\" in duration \"5 minutes\"", refusal.Message);
    }

    [Fact]
    public void Dotnet_time_is_cut_to_its_ticks()
    {
        Assert.Equal(TimeSpan.FromTicks(1), new GoDuration(199).ToTimeSpan());
    }
}
