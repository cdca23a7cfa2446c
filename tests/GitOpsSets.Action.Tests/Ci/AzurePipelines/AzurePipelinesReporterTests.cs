using System.Globalization;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Ci.AzurePipelines;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Ci.AzurePipelines;

public sealed class AzurePipelinesReporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporter-").FullName;
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private readonly StringWriter _log = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    [Fact]
    public void A_finding_is_an_issue_at_its_place_below_the_sources()
    {
        var finding = new Diagnostic(DiagnosticCodes.TemplateExecution, Severity.Error, "100% wrong; [no]\r\nentry", new SourceSpan("sets/a;b].yaml", 14, 22)) { Suggestion = "did you mean 'region'?" };

        NewReporter().Report(finding);

        Assert.Equal(
            ["task.logissue{type=error,sourcepath=deploy/sets/a;b].yaml,linenumber=14,columnnumber=22,code=GS0202}100% wrong; [no]\nentry (did you mean 'region'?)"],
            LoggingCommands.In(_log.ToString()));
    }

    [Fact]
    public void A_notice_is_a_line_and_so_is_the_eleventh_of_a_kind()
    {
        var reporter = NewReporter();

        reporter.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Notice, "for your information", null));
        for (int number = 1; number <= 11; number++)
        {
            reporter.Report(new Diagnostic(DiagnosticCodes.SourceUnavailable, Severity.Warning, $"finding {number}", null));
        }

        reporter.Complete();

        Assert.Equal(10, LoggingCommands.In(_log.ToString()).Count);
        Assert.Contains("notice GS0901: for your information\n", _log.ToString(), StringComparison.Ordinal);
        Assert.Contains("\nwarning GS0302: finding 11\n", _log.ToString(), StringComparison.Ordinal);
        Assert.Contains("\n1 findings stand in this log", _log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("##vso[task.setvariable variable=x]y")]
    [InlineData("before ##VSO[task.complete result=Failed]")]
    [InlineData("##[error]x")]
    [InlineData("a\n##vso[task.setsecret]x")]
    [InlineData("\u001b[2J##[group]x")]
    public void What_outsiders_write_is_no_command(string text)
    {
        var reporter = NewReporter();

        reporter.Info(text);
        reporter.Debug(text);
        using (reporter.Group(text))
        {
            reporter.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Notice, text, null) { Excerpt = new SourceExcerpt(1, text.ReplaceLineEndings(" "), 1, 1) });
        }

        Assert.Empty(LoggingCommands.In(_log.ToString()));
        Assert.All(
            _log.ToString().Split('\n').Where(line => line.Contains("##[", StringComparison.Ordinal)),
            line => Assert.True(line.LastIndexOf("##[", StringComparison.Ordinal) == 0 && (line.StartsWith("##[group]", StringComparison.Ordinal) || line is "##[endgroup]" || line.StartsWith("##[debug]", StringComparison.Ordinal)), line));
    }

    [Fact]
    public async Task Groups_do_not_nest_and_long_work_is_a_section()
    {
        var reporter = NewReporter();

        using (reporter.Group("outer"))
        {
            using (reporter.Group("inner"))
            {
                Assert.Equal(3, await reporter.DuringAsync("expanding sets", () => Task.FromResult(3)));
            }
        }

        Assert.Equal("##[group]outer\ninner\n##[section]expanding sets\n##[endgroup]\n", _log.ToString());
    }

    [Fact]
    public void A_secret_is_masked_first_and_never_said()
    {
        var reporter = NewReporter();

        reporter.Mask(new Secret("line-one%\nline-two"));
        reporter.Info("it is line-two");
        reporter.SetOutput("report-path", "line-two");
        reporter.Summary("line-one%\n");
        reporter.Complete();

        Assert.Equal(["task.setsecret{}line-one%", "task.setsecret{}line-two"], LoggingCommands.In(_log.ToString()).Take(2), StringComparer.Ordinal);
        Assert.All(_log.ToString().Split('\n').SkipWhile(line => line.StartsWith("##vso[task.setsecret]", StringComparison.Ordinal)), line => Assert.DoesNotContain("line-", line, StringComparison.Ordinal));
        Assert.Equal("***\n", File.ReadAllText(SummaryPath));
    }

    [Fact]
    public void Outputs_are_variables_of_the_step_and_the_summary_is_uploaded_once_it_is_there()
    {
        var reporter = NewReporter();

        reporter.SetOutput("pull-request-url", "https://dev.azure.com/acme/_git/a?x=1;y=2");
        reporter.Summary("# Done");
        Assert.DoesNotContain("uploadsummary", _log.ToString(), StringComparison.Ordinal);
        reporter.Complete();

        Assert.Equal(
            ["task.setvariable{variable=pull-request-url,isoutput=true}https://dev.azure.com/acme/_git/a?x=1;y=2", $"task.uploadsummary{{}}{SummaryPath}"],
            LoggingCommands.In(_log.ToString()));
    }

    [Fact]
    public async Task Long_work_says_every_minute_that_it_goes_on()
    {
        await NewReporter().DuringAsync("expanding sets", () =>
        {
            _clock.Advance(LongWork.Interval);
            return Task.FromResult(3);
        });
        _clock.Advance(LongWork.Interval);

        Assert.Equal("##[section]expanding sets\nexpanding sets: 1 min so far\n", _log.ToString());
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_a_warning_and_is_not_uploaded()
    {
        var reporter = new AzurePipelinesReporter(TestSettings.For(_log), Path.Combine(_folder, "missing/summary.md"));

        reporter.Summary("# Done");
        reporter.Complete();

        Assert.StartsWith("task.logissue{type=warning,code=GS0901}the summary could not be written to", Assert.Single(LoggingCommands.In(_log.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_never_grows_too_long_and_what_comes_first_stays()
    {
        var reporter = NewReporter();

        reporter.Summary("# First\n");
        reporter.Summary(string.Concat(Enumerable.Repeat($"{new string('x', 99)}\n", 20_000)));
        reporter.Complete();

        Assert.InRange(new FileInfo(SummaryPath).Length, (1024 * 1024) - 200, 1024 * 1024);
        Assert.StartsWith("# First\n", File.ReadAllText(SummaryPath), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_summary_nothing_is_uploaded()
    {
        NewReporter().Complete();

        Assert.Empty(_log.ToString());
    }

    [Theory]
    [InlineData(ExitCode.SourceUnavailable)]
    [InlineData(ExitCode.Quarantined)]
    public void A_run_that_delivered_what_it_could_succeeds_with_issues(ExitCode exit)
    {
        Assert.Equal(ExitCode.Done, NewReporter().Conclude(exit));
        Assert.Equal([$"task.complete{{result=SucceededWithIssues}}exit code {(int)exit}: what could be delivered was"], LoggingCommands.In(_log.ToString()));
    }

    [Theory]
    [InlineData(ExitCode.Done)]
    [InlineData(ExitCode.Definition)]
    [InlineData(ExitCode.DeletionRefused)]
    [InlineData(ExitCode.PublishFailed)]
    public void Any_other_run_ends_as_it_ended(ExitCode exit)
    {
        Assert.Equal(exit, NewReporter().Conclude(exit));
        Assert.Empty(_log.ToString());
    }

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string SummaryPath => Path.Combine(_folder, "summary.md");

    private AzurePipelinesReporter NewReporter() => new(TestSettings.For(_log, clock: _clock), SummaryPath);
}
