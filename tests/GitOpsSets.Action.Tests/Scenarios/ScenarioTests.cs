using System.Globalization;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Scenarios;

public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. Scenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Writes_and_says_what_is_recorded(string name)
    {
        var scenario = Scenario.Named(name);
        await using var run = await ScenarioRun.OpenAsync(scenario, TestContext.Current.CancellationToken);

        string said = await run.RunAsync(TestContext.Current.CancellationToken);

        GoldenDirectory.Compare(scenario.Expected, run.Output);
        GoldenDirectory.CompareFile(Path.Combine(scenario.Records, "diagnostics.txt"), said);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_second_run_changes_nothing(string name)
    {
        await using var run = await ScenarioRun.OpenAsync(Scenario.Named(name), TestContext.Current.CancellationToken);
        await run.RunAsync(TestContext.Current.CancellationToken);
        var before = run.Snapshot();

        string said = await run.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, run.Snapshot());
        Assert.Matches("(nothing to do|nothing changed)\n", said);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_culture_of_the_machine_changes_no_byte(string name)
    {
        var scenario = Scenario.Named(name);
        foreach (string culture in (string[])["tr-TR", "ar-SA", "da-DK"])
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            await using var run = await ScenarioRun.OpenAsync(scenario, TestContext.Current.CancellationToken);

            string said = await run.RunAsync(TestContext.Current.CancellationToken);

            GoldenDirectory.Compare(scenario.Expected, run.Output);
            GoldenDirectory.CompareFile(Path.Combine(scenario.Records, "diagnostics.txt"), said);
        }
    }
}
