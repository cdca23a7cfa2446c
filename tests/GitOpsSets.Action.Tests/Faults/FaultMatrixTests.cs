using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>
/// Every live source, and everything that can go wrong with what it answers, on its first page and on its second: the whole program, on a repository that holds the
/// files of an earlier full answer, and beside them a set that is well.
/// </summary>
public sealed class FaultMatrixTests(FaultyNetwork network) : IClassFixture<FaultyNetwork>
{
    public static TheoryData<string, string, int> Cells()
    {
        var cells = new TheoryData<string, string, int>();
        foreach (var row in SourceTable.All)
        {
            foreach (string column in FaultTable.Names.Where(name => SourceTable.WhyNot(row, name) is null))
            {
                cells.Add(row.Name, column, 1);
                if (row.HasPages)
                {
                    cells.Add(row.Name, column, 2);
                }
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task An_answer_that_is_none_changes_no_file_and_is_told_with_its_place_and_a_remedy(string row, string column, int page)
    {
        var note = SourceTable.Find(row).Notes.GetValueOrDefault(column);
        await using var source = await SourceTable.Find(row).Open(network);
        await using var run = await FaultyRun.OpenAsync(row, network.Line, source);
        var (fault, reason, advice) = FaultTable.Find(column);
        (reason, advice) = note is CellNote.Told told ? (told.Reason, told.Advice) : (reason, advice);
        var struck = fault(source);
        run.Fault = asked => asked == page ? struck : null;

        var (exitCode, said) = await run.StartAsync(TimeSpan.FromSeconds(column == "slow drip" ? 0.1 : 10));

        Assert.Equal(run.Before, run.Files());
        Assert.True(run.IsHealthyDelivered, said);
        Assert.True(exitCode == (note is CellNote.GoesOn ? 0 : 3), said);
        if (note is not CellNote.GoesOn)
        {
            run.AssertSaid(said, Regex.Escape(source.Says), Regex.Escape(source.Host), reason, advice, page > 1 ? "page 2" : "");
        }
    }

    [Fact]
    public void Every_live_source_of_the_catalogues_has_a_row()
    {
        Assert.Empty(SourceTable.LiveKinds.Except(SourceTable.All.Select(static row => row.Kind), StringComparer.Ordinal));
        Assert.Empty(SourceTable.All.Select(static row => row.Kind).Except(SourceTable.LiveKinds, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_note_is_about_a_cell_that_there_is()
    {
        Assert.All(SourceTable.All, static row => Assert.All(row.Notes.Keys, static column => Assert.Contains(column, FaultTable.Names, StringComparer.Ordinal)));
    }
}
