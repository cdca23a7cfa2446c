using System.Text.RegularExpressions;
using GitOpsSets.Action.Tests.Conventions;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>What the examples are as a whole: there is one for everything, and readers find it.</summary>
public sealed partial class ExampleTests
{
    private const string Index = "examples/README.md";

    public static TheoryData<string> Types => [.. SourceType.All.Select(static type => type.Name)];

    public static TheoryData<string> Examples => [.. Scenario.All.Where(static scenario => scenario.IsExample).Select(static scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_of_source_has_an_example(string name) =>
        Assert.NotNull(SourceExample.Of(SourceType.All.Single(type => type.Name == name)));

    [Fact]
    public void The_list_of_examples_is_the_list_of_folders() =>
        Assert.Equal(
            Examples.Select(static row => row.Data["examples/".Length..]).Order(StringComparer.Ordinal),
            Row.Matches(SourceTree.Read(Index)).Select(static match => match.Groups["folder"].Value).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_an_example_tells_its_reader_to_open_is_there(string name)
    {
        var scenario = Scenario.Named(name);
        string page = File.ReadAllText(Path.Combine(scenario.Repository, "README.md"));

        var targets = Link.Matches(page).Select(static match => match.Groups["target"].Value).Where(static target => !target.Contains("://", StringComparison.Ordinal));

        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(scenario.Repository, target)), target));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_is_expanded_from_its_source_lock_without_a_network(string name)
    {
        await using var run = await ScenarioRun.OpenAsync(Scenario.Named(name), isExpanded: true, TestContext.Current.CancellationToken);
        var before = run.Snapshot();

        string said = await run.RunAsync(["--locked"], TestContext.Current.CancellationToken);

        Assert.StartsWith("exit code 0\n", said, StringComparison.Ordinal);
        Assert.Equal(before, run.Snapshot());
        Assert.Empty(run.Calls);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_is_expanded_from_its_source_lock_where_every_socket_is_refused(string name)
    {
        Assert.SkipUnless(NetworkNamespace.IsAllowed, NetworkNamespace.Missing);
        await using var run = await ScenarioRun.OpenAsync(Scenario.Named(name), isExpanded: true, TestContext.Current.CancellationToken);
        var before = run.Snapshot();

        var result = await run.RunAloneAsync(["--locked"], TestContext.Current.CancellationToken);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(before, run.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task What_an_example_tells_its_reader_to_type_works(string name)
    {
        var scenario = Scenario.Named(name);
        string page = await File.ReadAllTextAsync(Path.Combine(scenario.Repository, "README.md"), TestContext.Current.CancellationToken);
        foreach (string[] words in Command.Matches(page).Select(static match => match.Groups["words"].Value.Split(' ')))
        {
            await using var run = await ScenarioRun.OpenAsync(scenario, isExpanded: true, TestContext.Current.CancellationToken);

            var result = await run.StartAsync([.. words, .. words.Contains("--locked", StringComparer.Ordinal) ? [] : scenario.Settings.Arguments], TestContext.Current.CancellationToken);

            Assert.True(result.ExitCode == 0, $"gitopssets {string.Join(' ', words)}: {result.Error}");
        }
    }

    [GeneratedRegex(@"^gitopssets (?<words>[^#\n]*[^#\s])", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command { get; }

    [GeneratedRegex(@"^\| \[(?<folder>[a-z-]+)\]\(\k<folder>\) \| [^|]+ \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row { get; }

    [GeneratedRegex(@"\]\((?<target>[^)#]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link { get; }
}
