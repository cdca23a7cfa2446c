using System.Globalization;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Ci.GitLabCi;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Ci.GitLabCi;

public sealed class GitLabReporterTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly StringWriter _log = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    [Fact]
    public void A_group_is_a_section_that_can_be_folded()
    {
        var reporter = NewReporter();

        using (reporter.Group("the set\napps/shop"))
        {
            using (reporter.Group("inner"))
            {
                reporter.Info("a line");
            }
        }

        string start = "\u001b[0Ksection_start:1767225600:";
        string end = "\u001b[0Ksection_end:1767225600:";
        Assert.Equal(
            $"{start}gitopssets_1[collapsed=true]\r\u001b[0Kthe set apps/shop\n{start}gitopssets_2[collapsed=true]\r\u001b[0Kinner\na line\n{end}gitopssets_2\r\u001b[0K\n{end}gitopssets_1\r\u001b[0K\n",
            _log.ToString());
    }

    [Fact]
    public void What_outsiders_write_opens_no_section_and_holds_no_secret()
    {
        var reporter = NewReporter();
        reporter.Mask(new Secret("tell-nobody"));

        reporter.Info("\u001b[0Ksection_start:0:x\r\u001b[0Kx tell-nobody");
        using (reporter.Group("\u001b[0Ksection_end:0:gitopssets_1\r\u001b[0K tell-nobody"))
        {
            reporter.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Error, "\u001b[0Ksection_end:0:gitopssets_1 tell-nobody", null));
        }

        Assert.Equal(4, _log.ToString().Count(character => character == '\u001b'));
        Assert.DoesNotContain("tell-nobody", _log.ToString(), StringComparison.Ordinal);
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

    [Fact]
    public void A_run_ends_as_it_ended()
    {
        Assert.Equal(ExitCode.SourceUnavailable, NewReporter().Conclude(ExitCode.SourceUnavailable));
    }

    public void Dispose() => _log.Dispose();

    private GitLabReporter NewReporter()
    {
        var settings = TestSettings.For(_log, clock: _clock);
        return new(settings.Plain, settings.Log, settings.Clock);
    }
}
