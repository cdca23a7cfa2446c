using System.Text.Json;
using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

public sealed class ReportFileTests : IAsyncLifetime
{
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Programs_read_what_came_of_a_run()
    {
        string path = Path.Combine(_scene.Stage.Checkout, "..", "reports", "report.json");

        await _scene.ProposeAsync("--report-path", path, "--labels", DemoStage.Token);

        string text = await File.ReadAllTextAsync(path, ProposalScene.Cancelled);
        using var report = JsonDocument.Parse(text);
        var publication = report.RootElement.GetProperty("publication");
        Assert.Equal(("proposed", "created", 1), (publication.GetProperty("kind").GetString(), publication.GetProperty("operation").GetString(), publication.GetProperty("number").GetInt32()));
        Assert.Equal(await _scene.TipAsync(), publication.GetProperty("commit").GetString());
        Assert.Equal((2, 10, 0), (report.RootElement.GetProperty("sets").GetArrayLength(), report.RootElement.GetProperty("changes").GetArrayLength(), report.RootElement.GetProperty("exitCode").GetInt32()));
        Assert.DoesNotContain(DemoStage.Token, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_a_warning()
    {
        var run = await _scene.ProposeAsync("--report-path", "/proc/nowhere/report.json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("could not be written", run.Error, StringComparison.Ordinal);
    }
}
