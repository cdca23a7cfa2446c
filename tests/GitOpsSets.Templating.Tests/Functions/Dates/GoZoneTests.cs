using GitOpsSets.Templating.Functions.Dates;

namespace GitOpsSets.Templating.Tests.Functions.Dates;

public sealed class GoZoneTests
{
    private const long July2024 = 1_720_000_000;
    private const long January2024 = 1_705_000_000;

    [Theory]
    [InlineData("Europe/Berlin", July2024, "CEST", 7200)]
    [InlineData("Europe/Berlin", January2024, "CET", 3600)]
    [InlineData("America/Sao_Paulo", July2024, "-03", -10_800)]
    [InlineData("Asia/Kathmandu", July2024, "+0545", 20_700)]
    [InlineData("Asia/Kolkata", July2024, "IST", 19_800)]
    [InlineData("Asia/Manila", July2024, "PST", 28_800)]
    public void Places_have_the_letters_of_the_zone_database(string name, long moment, string letters, int offset)
    {
        Assert.Equal((letters, offset), GoZone.Find(name, GoZone.Utc)!.At(moment));
    }

    [Theory]
    [InlineData("Nowhere/City")]
    [InlineData("Pacific Standard Time")]
    [InlineData("europe/berlin")]
    [InlineData("../etc/localtime")]
    [InlineData("/etc/localtime")]
    public void Other_names_are_no_zones(string name)
    {
        Assert.Null(GoZone.Find(name, GoZone.Utc));
    }

    [Fact]
    public void Beyond_the_calendar_of_the_platform_a_zone_goes_on()
    {
        var zone = GoZone.Find("Europe/Berlin", GoZone.Utc)!;

        string far = GoTime.Of(20_000, 1, 1, 0, 0, 0, 0, zone).Format("2006-01-02 15:04");

        Assert.Equal("20000-01-01 00:00", far);
    }
}
