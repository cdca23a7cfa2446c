using GitOpsSets.Action.Git;

namespace GitOpsSets.Action.Tests.Git;

public sealed class PushReportTests
{
    [Theory]
    [InlineData(0, "*\tabc:refs/heads/b\t[new branch]", "", typeof(PushOutcome.Landed))]
    [InlineData(1, "!\tabc:refs/heads/b\t[rejected] (fetch first)", "", typeof(PushOutcome.LostRace))]
    [InlineData(1, "!\tabc:refs/heads/b\t[rejected] (non-fast-forward)", "", typeof(PushOutcome.LostRace))]
    [InlineData(1, "!\tabc:refs/heads/b\t[rejected] (stale info)", "", typeof(PushOutcome.LostRace))]
    [InlineData(1, "!\tabc:refs/heads/b\t[remote rejected] (failed to update ref)", "", typeof(PushOutcome.LostRace))]
    [InlineData(1, "!\tabc:refs/heads/b\t[remote rejected] (cannot lock ref 'refs/heads/b': is at a but expected b)", "", typeof(PushOutcome.LostRace))]
    [InlineData(1, "!\tabc:refs/heads/b\t[remote rejected] (pre-receive hook declined)", "", typeof(PushOutcome.Refused))]
    [InlineData(1, "!\tabc:refs/heads/b\t[remote rejected] (protected branch hook declined)", "", typeof(PushOutcome.Refused))]
    [InlineData(1, "!\tabc:refs/heads/b\t[remote rejected] (shallow update not allowed)", "", typeof(PushOutcome.Refused))]
    [InlineData(1, "!\tabc:refs/heads/b\t[remote failure] (remote failed to report status)", "", typeof(PushOutcome.Unknown))]
    [InlineData(1, "!\tabc:refs/heads/b\t[remote rejected] (Internal Server Error)", "", typeof(PushOutcome.Unknown))]
    [InlineData(128, "", "fatal: unable to access 'https://h/': The requested URL returned error: 403", typeof(PushOutcome.Unauthorized))]
    [InlineData(128, "", "fatal: Authentication failed for 'https://h/'", typeof(PushOutcome.Unauthorized))]
    [InlineData(128, "", "remote: Repository not found.", typeof(PushOutcome.Refused))]
    [InlineData(128, "", "fatal: the remote end hung up unexpectedly", typeof(PushOutcome.Unknown))]
    [InlineData(128, "", "", typeof(PushOutcome.Unknown))]
    public void A_report_is_sorted_by_what_can_be_done_about_it(int exitCode, string line, string error, Type outcome) =>
        Assert.IsType(outcome, PushReport.Read(exitCode, $"To https://h/r.git\n{line}\nDone\n", error));

    [Fact]
    public void A_refusal_repeats_the_words_of_the_server_alone()
    {
        var outcome = PushReport.Read(1, "!\ta:b\t[remote rejected] (push declined)\n", "remote: error: GH013: Repository rule violations\nremote: \nremote:   - file too large\nerror: failed to push some refs");

        Assert.Equal(new PushOutcome.Refused("[remote rejected] (push declined)\nerror: GH013: Repository rule violations\n- file too large"), outcome);
    }
}
