using System.Text.Json;
using GitOpsSets.Demo;
using GitOpsSets.Testing;

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

    [Theory]
    [InlineData("report.json")]
    [InlineData("folder/deep/report.md")]
    public async Task A_report_through_a_link_of_the_checkout_is_not_written(string name)
    {
        string outside = Path.Combine(_scene.Stage.Checkout, "..", "outside");
        Directory.CreateDirectory(outside);
        string victim = Path.Combine(outside, "victim");
        await File.WriteAllTextAsync(victim, "mine\n", ProposalScene.Cancelled);
        string link = Path.Combine(_scene.Stage.Checkout, name.Split('/')[0]);
        File.CreateSymbolicLink(link, name == "report.json" ? victim : outside);

        var run = await _scene.ProposeAsync("--report-path", name);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains($"report-path: '{Path.Combine(_scene.Stage.Checkout, name)}' could not be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("is a symbolic link of the checkout", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine\n", await File.ReadAllTextAsync(victim, ProposalScene.Cancelled));
        Assert.Equal(["victim"], Directory.EnumerateFileSystemEntries(outside).Select(Path.GetFileName), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_report_through_a_link_beside_the_checkout_is_the_users_choice()
    {
        string folder = Path.Combine(_scene.Stage.Checkout, "..", "reports");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(folder + "-link", folder);

        await _scene.ProposeAsync("--report-path", Path.Combine(folder + "-link", "report.json"));

        Assert.True(File.Exists(Path.Combine(folder, "report.json")));
    }

    [Fact]
    public async Task A_report_in_a_folder_that_is_closed_to_writing_is_a_warning()
    {
        Assert.SkipUnless(MountedRun.IsAllowed, MountedRun.Missing);
        string folder = Path.Combine(_scene.Stage.Checkout, "..", "closed");
        Directory.CreateDirectory(folder);
        _scene.Stage.Executable = MountedRun.Write(_scene, $"mount -t tmpfs -o ro tmpfs {folder}");

        var run = await _scene.ProposeAsync("--report-path", Path.Combine(folder, "report.json"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("could not be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("give another report-path", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_tells_which_source_failed()
    {
        _scene.Stage.GitHub.Fault = static request => request.Path.EndsWith("/pulls", StringComparison.Ordinal) ? new FakeFault.Answer(500, "{}") : null;

        var report = await ReportAsync(3);

        Assert.Equal(("nothing", "nothing changed"), Kind(report));
        Assert.Contains("failed", report.GetProperty("sources").EnumerateArray().Select(static source => source.GetProperty("result").GetString()), StringComparer.Ordinal);
        Assert.All(report.GetProperty("sets").EnumerateArray(), static set => Assert.Equal("untouched", set.GetProperty("result").GetString()));
    }

    [Fact]
    public async Task A_report_tells_that_a_push_was_refused_and_what_it_would_have_changed()
    {
        _scene.Stage.Repository.InstallHook("pre-receive", "echo closed for today >&2; exit 1");

        var report = await ReportAsync(7);

        Assert.Equal(("failed", "nothing was published"), Kind(report));
        Assert.Equal(10, report.GetProperty("changes").GetArrayLength());
        Assert.Contains("closed for today", Finding(report, "GS0701"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_tells_what_is_wrong_with_the_inputs()
    {
        var report = await ReportAsync(2, "--max-delete", "many");

        Assert.Equal(("nothing", "nothing changed"), Kind(report));
        Assert.Contains("max-delete", Finding(report, "GS0901"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    public async Task A_report_of_an_earlier_run_is_not_taken_for_that_of_one_that_was_ended(string signal, int exitCode)
    {
        await ReportAsync(0);
        _scene.Stage.Executable = KilledRun.Executable;
        string folder = Path.GetFullPath(Path.Combine(_scene.Stage.Checkout, ".."));
        string wait = signal == "KILL" ? "exit 1" : $"mkfifo {folder}/never; read never < {folder}/never";
        ShellScript.Write(Path.Combine(folder, "git"), $"#!/bin/sh\nkill -{signal} $PPID\n{wait}\n");

        var report = await ReportAsync(exitCode);

        Assert.Equal(("unfinished", "the run has not come to its end; what was published before stays whole"), Kind(report));
        Assert.Equal(143, report.GetProperty("exitCode").GetInt32());
    }

    private static (string? Kind, string? Outcome) Kind(JsonElement report) =>
        (report.GetProperty("publication").GetProperty("kind").GetString(), report.GetProperty("outcome").GetString());

    private static string Finding(JsonElement report, string code) =>
        report.GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("code").GetString() == code).GetProperty("message").GetString()!;

    private async Task<JsonElement> ReportAsync(int exitCode, params string[] more)
    {
        string folder = Path.GetFullPath(Path.Combine(_scene.Stage.Checkout, ".."));
        string path = Path.Combine(folder, "report.json");
        var host = _scene.Stage.Host(("PATH", $"{folder}:{Environment.GetEnvironmentVariable("PATH")}"));

        var run = await host.RunAsync(["run", "--publish", "pull-request", "--report-path", path, .. _scene.Stage.Kind.Arguments, .. more], ProposalScene.Cancelled);

        Assert.True(run.ExitCode == exitCode, $"{run.ExitCode}: {run.Error}");
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(path, ProposalScene.Cancelled));
        Assert.Equal(exitCode is 130 or 137 ? 143 : exitCode, report.RootElement.GetProperty("exitCode").GetInt32());
        return report.RootElement.Clone();
    }
}
