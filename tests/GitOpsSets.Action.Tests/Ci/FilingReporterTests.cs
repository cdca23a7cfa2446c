using System.Text.Json;
using GitOpsSets.Action.Ci;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating;

namespace GitOpsSets.Action.Tests.Ci;

public sealed class FilingReporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporter-").FullName;
    private readonly RecordingReporter _inner = new();

    [Fact]
    public void The_summary_the_outputs_and_the_findings_are_written_where_they_are_wanted()
    {
        var reporter = NewReporter();

        reporter.Summary("# One");
        reporter.Summary("two\n");
        reporter.SetOutput("pull-request-url", "https://example.com/1\nX=y");
        reporter.Report(new Diagnostic(DiagnosticCodes.TemplateExecution, Severity.Error, "wrong", new SourceSpan("sets/a.yaml", 14, 22)));
        reporter.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Warning, "no place", null));
        reporter.Complete();

        Assert.Equal("# One\ntwo\n", Written("new/folder/summary.md"));
        Assert.Equal("PULL_REQUEST_URL=https://example.com/1 X=y\n", Written("outputs.env"));
        using var findings = JsonDocument.Parse(Written("findings.json"));
        var finding = Assert.Single(findings.RootElement.EnumerateArray());
        Assert.Equal("deploy/sets/a.yaml", finding.GetProperty("location").GetProperty("path").GetString());
        Assert.Equal(14, finding.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32());
        Assert.Equal(("wrong", "GS0202", "major", 64), (finding.GetProperty("description").GetString(), finding.GetProperty("check_name").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("fingerprint").GetString()!.Length));
    }

    [Fact]
    public void The_summary_is_no_longer_than_a_step_summary_may_be()
    {
        var reporter = NewReporter();

        reporter.Summary("# First");
        reporter.Summary(string.Concat(Enumerable.Repeat($"{new string('x', 99)}\n", 20_000)));
        reporter.Complete();

        string written = Written("new/folder/summary.md");
        Assert.InRange(written.Length, (1024 * 1024) - 200, 1024 * 1024);
        Assert.StartsWith("# First\n", written, StringComparison.Ordinal);
        Assert.EndsWith("did not fit.\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_gitlab_would_not_take_loses_its_longest_values_and_says_so()
    {
        var reporter = NewReporter();

        reporter.SetOutput("changed", "true");
        reporter.SetOutput("branch", new string('b', 3000));
        reporter.SetOutput("pull-request-url", new string('u', 4000));
        reporter.Complete();

        string written = Written("outputs.env");
        Assert.Equal("CHANGED=true\nBRANCH=" + new string('b', 3000) + "\nPULL_REQUEST_URL=\n", written);
        Assert.StartsWith("PULL_REQUEST_URL are empty in the file of dotenv-path", Assert.Single(_inner.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_said_as_well()
    {
        var reporter = NewReporter();

        reporter.Info("a");
        reporter.SetOutput("changed", "true");
        reporter.Complete();

        Assert.Equal(["info: a", "complete"], _inner.Said);
        Assert.Equal("true", _inner.Outputs["changed"]);
    }

    [Fact]
    public void No_file_holds_a_secret()
    {
        var reporter = NewReporter();
        reporter.Mask(new Secret("tell-nobody"));

        reporter.Summary("tell-nobody");
        reporter.SetOutput("branch", "tell-nobody");
        reporter.Report(new Diagnostic(DiagnosticCodes.TemplateExecution, Severity.Error, "tell-nobody", new SourceSpan("tell-nobody.yaml", 1, 1)));
        reporter.Complete();

        Assert.All(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("tell-nobody", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_warning()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "outputs.env"));

        NewReporter().Complete();

        var finding = Assert.Single(_inner.Findings);
        Assert.Equal((DiagnosticCodes.InvalidInput, Severity.Warning, "give another dotenv-path"), (finding.Code, finding.Severity, finding.Suggestion));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Written(string path) => File.ReadAllText(Path.Combine(_folder, path));

    private FilingReporter NewReporter() => new(_inner, new FilingReporter.Files(Path.Combine(_folder, "new/folder/summary.md"), Path.Combine(_folder, "outputs.env"), Path.Combine(_folder, "findings.json"), "deploy/"));
}
