using System.Globalization;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Ci.GitHubActions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Ci.GitHubActions;

public sealed class GitHubReporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporter-").FullName;
    private readonly StringWriter _log = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private int _token;

    [Fact]
    public void A_finding_is_an_annotation_at_its_place_in_the_workspace()
    {
        var finding = new Diagnostic(DiagnosticCodes.TemplateExecution, Severity.Error, "100% wrong:\r\nno, entry", new SourceSpan("sets/a,b.yaml", 14, 22)) { Suggestion = "did you mean 'region'?" }
            .Via("rendering template 2 for element 3", new SourceSpan("sets/a,b.yaml", 6, 7));

        NewReporter().Report(finding);

        Assert.Equal(
            "::error file=deploy/sets/a%2Cb.yaml,line=14,col=22,title=GS0202::100%25 wrong:%0Ano, entry (did you mean 'region'?)%0A  rendering template 2 for element 3 at sets/a,b.yaml:6:7\n",
            _log.ToString());
    }

    [Theory]
    [InlineData("a: ::error::no")]
    [InlineData("::error::no ##[group]x ##vso[y]z")]
    [InlineData("\u2028::error::no")]
    public void An_annotation_stays_one_line_and_the_line_of_the_file_follows_as_text(string line)
    {
        NewReporter().Report(new Diagnostic(DiagnosticCodes.TemplateExecution, Severity.Error, "wrong", new SourceSpan("a.yaml", 1, 1)) { Excerpt = new SourceExcerpt(1, line, 1, 1) });

        string[] log = _log.ToString().Split('\n');
        Assert.Equal("::error file=deploy/a.yaml,line=1,col=1,title=GS0202::wrong", log[0]);
        Assert.StartsWith("    1 | ", log[1], StringComparison.Ordinal);
        Assert.Equal("      | ^", log[2].TrimEnd('^') + "^");
        Assert.Single(RunnerCommands.In(_log.ToString()));
    }

    [Fact]
    public void The_eleventh_of_a_kind_is_a_plain_line()
    {
        var reporter = NewReporter();

        for (int number = 1; number <= 12; number++)
        {
            reporter.Report(new Diagnostic(DiagnosticCodes.SourceUnavailable, Severity.Warning, $"finding {number}", null));
        }

        reporter.Report(new Diagnostic(DiagnosticCodes.SourceUnavailable, Severity.Error, "an error", null));
        reporter.Complete();

        Assert.Equal(11, RunnerCommands.In(_log.ToString()).Count);
        Assert.Contains("\nwarning GS0302: finding 12\n", _log.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 findings stand in this log", _log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("::error::owned")]
    [InlineData("  ::set-output name=x::y")]
    [InlineData("fine\n::stop-commands::x")]
    [InlineData("fine\r::stop-commands::x")]
    [InlineData("title ##[add-path]/tmp ##vso[task.setvariable]x ##VSO[x]")]
    [InlineData("\u001b[2J\u0007\u2028::error::x\u202e")]
    [InlineData("\u200b::error::x")]
    [InlineData("\t::error::x")]
    [InlineData("\u00a0::error::x")]
    public void What_outsiders_write_is_no_command(string text)
    {
        var reporter = NewReporter();

        reporter.Info(text);
        reporter.Debug(text);

        Assert.Empty(RunnerCommands.In(_log.ToString()));
        Assert.DoesNotContain("##vso[", _log.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_log.ToString(), character => char.IsControl(character) && character is not ('\n' or '\t'));
    }

    [Fact]
    public void A_group_title_or_message_cannot_break_out_of_its_command()
    {
        var reporter = NewReporter();

        using (reporter.Group("a\n::error::b"))
        {
            using (reporter.Group("inner"))
            {
                reporter.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Notice, "x\n::add-path::/tmp", null));
            }
        }

        Assert.Equal(["::group::a%0A\\::error::b", "::notice title=GS0901::x%0A\\::add-path::/tmp", "::endgroup::"], RunnerCommands.In(_log.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void A_secret_is_masked_first_in_every_form_and_never_said()
    {
        var reporter = NewReporter();

        reporter.Mask(new Secret("line-one%\nline-two"));
        reporter.Info("it is line-two, or bGluZS1vbmUlCmxpbmUtdHdv, or line-one%25%0Aline-two");
        reporter.SetOutput("report-path", "line-two");
        reporter.Summary("line-one%");
        reporter.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Error, "line-two", new SourceSpan("line-two.yaml", 1, 1)));

        string[] lines = _log.ToString().Split('\n');
        Assert.Equal(["::add-mask::line-one%25", "::add-mask::line-two"], lines.Take(2), StringComparer.Ordinal);
        Assert.All(lines.SkipWhile(line => line.StartsWith("::add-mask::", StringComparison.Ordinal)), line => Assert.DoesNotContain("line-", line, StringComparison.Ordinal));
        Assert.DoesNotContain("line-", File.ReadAllText(OutputPath) + File.ReadAllText(SummaryPath), StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_is_not_told_to_hide_every_brace_of_its_log()
    {
        NewReporter().Mask(new Secret("{\n  \"auths\": {\n}\n}"));

        Assert.All(RunnerCommands.Parse(_log.ToString()), command => Assert.True(command is { Name: "add-mask", Data.Length: >= 4 } && !command.Data.Contains('\n', StringComparison.Ordinal), command.Data));
        Assert.Contains("::add-mask::\"auths\": {\n", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_the_host_that_cannot_be_written_are_warnings()
    {
        Directory.CreateDirectory(OutputPath);
        Directory.CreateDirectory(SummaryPath);
        var reporter = NewReporter();

        reporter.SetOutput("changed", "true");
        reporter.SetOutput("branch", "main");
        reporter.Summary("# Done");
        reporter.Complete();

        var commands = RunnerCommands.Parse(_log.ToString());
        Assert.Equal(["warning", "warning"], commands.Select(static command => command.Name), StringComparer.Ordinal);
        Assert.StartsWith("the file that GITHUB_OUTPUT names could not be written", commands[0].Data, StringComparison.Ordinal);
        Assert.StartsWith("the file that GITHUB_STEP_SUMMARY names could not be written", commands[1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_work_says_every_minute_that_it_goes_on()
    {
        int answer = await NewReporter().DuringAsync("expanding sets", () =>
        {
            _clock.Advance(LongWork.Interval);
            return Task.FromResult(3);
        });
        _clock.Advance(LongWork.Interval);

        Assert.Equal((3, "expanding sets\nexpanding sets: 1 min so far\n"), (answer, _log.ToString()));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("a\nb=c\nx<<y\n\nend")]
    [InlineData("ghadelimiter_1\nother=x")]
    [InlineData("a\r\nb")]
    public void An_output_arrives_as_it_was_whatever_is_in_it(string value)
    {
        var reporter = NewReporter();

        reporter.SetOutput("changed", "true");
        reporter.SetOutput("report-path", value);

        var outputs = RunnerCommands.Outputs(File.ReadAllText(OutputPath));
        Assert.Equal(("true", value), (outputs["changed"], outputs["report-path"]));
    }

    [Theory]
    [InlineData(1024 * 1024)]
    [InlineData((1024 * 1024) - 1)]
    [InlineData(4 * 1024 * 1024)]
    public void The_summary_never_grows_too_long_for_the_host(int length)
    {
        var reporter = NewReporter();
        File.WriteAllText(SummaryPath, "an earlier step\n");

        reporter.Summary(string.Concat(Enumerable.Repeat($"{new string('é', 49)}\n", (length / 99) + 1)));
        reporter.Summary("more\n");

        Assert.InRange(new FileInfo(SummaryPath).Length, (1024 * 1024) - 200, 1024 * 1024);
        Assert.EndsWith("did not fit.\n", File.ReadAllText(SummaryPath), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string OutputPath => Path.Combine(_folder, "output");

    private string SummaryPath => Path.Combine(_folder, "summary.md");

    private GitHubReporter NewReporter() => new(TestSettings.For(_log, () => $"{++_token}", _clock), OutputPath, SummaryPath);
}
