using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>What can go wrong between two pages of a listing, for every source that has pages; a source without is one request, and has its row in <see cref="FaultMatrixTests"/> alone.</summary>
public sealed class PagingFaultTests(FaultyNetwork network) : IClassFixture<FaultyNetwork>
{
    public static TheoryData<string> Rows() => [.. SourceTable.All.Where(static row => row.HasPages).Select(static row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Pages_that_lead_in_a_circle_are_no_listing(string row)
    {
        await using var source = await SourceTable.Find(row).Open(network);
        await using var run = await FaultyRun.OpenAsync(row, network.Line, source);
        run.IsLooping = true;

        var (exitCode, said) = await run.StartAsync(TimeSpan.FromSeconds(10));

        Assert.True(exitCode == 3, said);
        Assert.Equal(run.Before, run.Files());
        Assert.True(run.IsHealthyDelivered, said);
        run.AssertSaid(said, Regex.Escape(source.Says), Regex.Escape(source.Host), "page [23]: ", "already read|read before|repeats the page before", "[Cc]heck");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_slips_from_one_page_to_another_while_they_are_read_is_not_taken_for_gone(string row)
    {
        await using var source = await SourceTable.Find(row).Open(network);
        await using var run = await FaultyRun.OpenAsync(row, network.Line, source);
        int asked = 0;
        run.After = page =>
        {
            if (page == 2 && asked++ == 0)
            {
                source.Shrink!();
            }
        };

        var (exitCode, said) = await run.StartAsync(TimeSpan.FromSeconds(10));

        // The one that was closed may go, or wait for the next run; nobody else's file changes.
        Assert.True(exitCode is 0 or 3, said);
        Assert.True(run.IsHealthyDelivered, said);
        var after = run.Files();
        string[] changed = [.. run.Before.Where(file => !file.Key.EndsWith("kustomization.yaml", StringComparison.Ordinal) && after.GetValueOrDefault(file.Key) != file.Value).Select(static file => file.Key)];
        Assert.True(changed.Length <= 1, string.Join(", ", changed) + said);
        Assert.Empty(after.Keys.Except(run.Before.Keys, StringComparer.Ordinal));
    }
}
