using GitOpsSets.Action.Tests.Ci;
using GitOpsSets.Action.Verbs;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Tests.Verbs;

public sealed class RunOutputsTests
{
    [Fact]
    public void Pull_requests_of_sets_have_a_line_each_in_every_output()
    {
        var reporter = Write(proposals: 2);

        Assert.Equal(
            ("expansion/main/expanded+0\nexpansion/main/expanded+1", "0\n1", "created\ncreated"),
            (reporter.Outputs["branch"], reporter.Outputs["pull-request-number"], reporter.Outputs["pull-request-operation"]));
        Assert.Empty(reporter.Findings);
    }

    [Fact]
    public void What_is_longer_than_later_steps_can_take_is_left_out_whole_and_said()
    {
        var reporter = Write(proposals: 3000);

        Assert.Equal(("", 3000), (reporter.Outputs["branch"], reporter.Outputs["pull-request-number"].Split('\n').Length));
        Assert.True(reporter.Outputs.Values.Sum(static value => value.Length) * 2 < 1_000_000);
        Assert.Equal(["the output branch is empty, for it would be longer than later steps can take"], reporter.Findings.Select(static finding => finding.Message), StringComparer.Ordinal);
    }

    private static RecordingReporter Write(int proposals)
    {
        var reporter = new RecordingReporter();
        var publication = new Publication.Several([.. Enumerable.Range(0, proposals).Select(static number =>
            new Publication.Proposed(ProposalOperation.Created, $"expansion/main/expanded+{number}") { Number = number, Sha = "0a1b" })]);
        RunOutputs.Write(reporter, new RunReport([], new ChangeSet([], [], Ledger.Empty), publication, []), "");
        return reporter;
    }
}
