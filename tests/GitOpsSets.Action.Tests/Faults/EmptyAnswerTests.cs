using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>A list that is empty where it was full: nothing goes until each item is shown to be gone, or, where items cannot be asked for, until the user says so.</summary>
public sealed class EmptyAnswerTests(FaultyNetwork network) : IClassFixture<FaultyNetwork>
{
    public static TheoryData<string> Rows() => [.. SourceTable.All.Where(static row => row.Evidence != EvidenceRule.None).Select(static row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Items_that_are_still_there_keep_their_files(string row)
    {
        await using var source = await SourceTable.Find(row).Open(network);
        await using var run = await FaultyRun.OpenAsync(row, network.Line, source);
        run.Fault = page => page > 0 ? source.Empty : null;

        var (exitCode, said) = await run.StartAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(run.Before, run.Files());
        Assert.True(run.IsHealthyDelivered, said);
        Assert.True(exitCode == (SourceTable.Find(row).Evidence == EvidenceRule.Amount ? 6 : 3), said);
        Assert.Matches("error GS(0302|0604|0601|0602|0603)", said);
    }

    [Fact]
    public async Task Artifacts_that_a_cluster_made_and_nobody_commits_any_more_are_missing_and_not_gone()
    {
        string artifacts = string.Concat(((string[])["a", "b"]).Select(static name => $"---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: ExternalArtifact\nmetadata: {{name: {name}, namespace: apps}}\n"));
        string definitions = SetText.OfProvider("ExternalArtifact", "selectors: [{}]");
        await using var source = new FaultySource
        {
            Definitions = definitions + artifacts,
            Says = "no ExternalArtifact is among the repository's manifests",
            Host = "",
            Place = "[{}]",
            Word = "",
            Service = new FakeNetwork(static _ => throw new InvalidOperationException("this source asks nobody")),
            PageOf = static (_, _) => 0,
        };
        await using var run = await FaultyRun.OpenAsync("ExternalArtifact", network.Line, source);
        source.Definitions = definitions;

        var (exitCode, said) = await run.StartAsync(TimeSpan.FromSeconds(10));

        Assert.Equal((3, true), (exitCode, run.IsHealthyDelivered));
        Assert.Equal(run.Before, run.Files());
        run.AssertSaid(said, source.Says, "commit the ones you mean");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Items_that_cannot_be_asked_for_keep_their_files(string row)
    {
        await using var source = await SourceTable.Find(row).Open(network);
        await using var run = await FaultyRun.OpenAsync(row, network.Line, source);
        source.Clear!();
        run.Fault = page => page > 0 ? source.Empty : new FakeFault.Answer(404, "<html>Not here</html>", "text/html");

        var (exitCode, said) = await run.StartAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(run.Before, run.Files());
        Assert.True(run.IsHealthyDelivered, said);
        Assert.True(exitCode is 3 or 6, said);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Items_that_are_shown_to_be_gone_go_or_where_there_is_no_showing_when_the_user_says_so(string row)
    {
        await using var source = await SourceTable.Find(row).Open(network);
        await using var run = await FaultyRun.OpenAsync(row, network.Line, source);
        source.Clear!();
        var rule = SourceTable.Find(row).Evidence;

        var (exitCode, said) = await run.StartAsync(TimeSpan.FromSeconds(10), rule == EvidenceRule.Amount ? ["--max-delete", "100%", "--allow-empty"] : []);

        Assert.True(exitCode == (rule == EvidenceRule.Refused ? 3 : 0), said);
        Assert.Equal(rule == EvidenceRule.Refused ? run.Before.Keys : ["expanded/apps/live/kustomization.yaml"], run.Files().Keys, StringComparer.Ordinal);
    }
}
