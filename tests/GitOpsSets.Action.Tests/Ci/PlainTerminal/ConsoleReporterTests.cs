using System.Globalization;
using GitOpsSets.Action.Ci.PlainTerminal;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Ci.PlainTerminal;

public sealed class ConsoleReporterTests
{
    [Fact]
    public async Task Away_from_a_terminal_there_are_plain_lines_only()
    {
        string log = await SayAsync(isTerminal: false, useColor: true);

        Assert.Equal($"sets [red]\n  {new string('x', 300)}\n  error GS0901: bad\\u001b[31m \\::x\nworked\n", log);
    }

    [Fact]
    public async Task On_a_terminal_findings_have_colours_unless_nobody_wants_them()
    {
        Assert.Contains("\u001b[91m", (await SayAsync(isTerminal: true, useColor: true)).Replace("\u001b[31m", "\u001b[91m", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", await SayAsync(isTerminal: true, useColor: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_is_followed_by_its_line_without_secrets_and_without_colour()
    {
        using var log = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var reporter = new ConsoleReporter(log, isTerminal: false, useColor: true, isVerbose: false, TimeProvider.System);

        reporter.Mask(new Secret("canary1"));
        reporter.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Error, "bad", null) { Excerpt = new SourceExcerpt(3, "a: canary1 x", 12, 1) });

        Assert.Equal("error GS0901: bad\n    3 | a: *** x\n      |        ^\n", log.ToString());
    }

    [Fact]
    public void A_masked_value_is_not_shown()
    {
        using var log = new StringWriter(CultureInfo.InvariantCulture);
        var reporter = new ConsoleReporter(log, isTerminal: false, useColor: false, isVerbose: true, TimeProvider.System);

        reporter.Mask(new Secret("canary1"));
        reporter.Info("a canary1 here");
        reporter.Debug("and canary1 there");

        Assert.DoesNotContain("canary", log.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(bool isTerminal, bool useColor)
    {
        await using var log = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var reporter = new ConsoleReporter(log, isTerminal, useColor, isVerbose: false, TimeProvider.System);
        using (reporter.Group("sets [red]"))
        {
            reporter.Info(new string('x', 300));
            reporter.Debug("not asked for");
            reporter.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Error, "bad\u001b[31m \\::x", null));
        }

        reporter.Info(await reporter.DuringAsync("listing [pulls]", () => Task.FromResult("worked")));
        reporter.Complete();
        return log.ToString();
    }
}
