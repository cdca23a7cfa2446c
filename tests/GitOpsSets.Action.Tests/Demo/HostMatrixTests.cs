using GitOpsSets.Demo.Hosts;

namespace GitOpsSets.Action.Tests.Demo;

/// <summary>The demo's scenario by the program as a process of its own: on every host, for every kind of forge, as a commit and as a pull request.</summary>
public sealed class HostMatrixTests
{
    public static TheoryData<string, string, bool> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, bool>();
            foreach (var cell in MatrixCell.All)
            {
                cells.Add(cell.Host.Name, cell.Forge.Name, cell.IsProposed);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Every_host_publishes_to_every_forge(string host, string forge, bool isProposed)
    {
        var cell = new MatrixCell(JobHost.All.Single(one => one.Name == host), ForgeKind.ByName[forge], isProposed);

        var result = await MatrixPlay.PlayAsync(cell, ProgramProcess.Built, TestContext.Current.CancellationToken);

        Assert.True(result.Unmet.IsEmpty, string.Join("\n\n", result.Unmet));
    }
}
