using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Engine.Tests.Publishing;

/// <summary>The state machine of specs/publishing.md §3.6, as a table.</summary>
public sealed class ProposalStateTests
{
    [Theory]
    [InlineData(false, false, true, false, ProposalStep.Nothing)]
    [InlineData(false, false, false, false, ProposalStep.Push)]
    [InlineData(true, false, true, false, ProposalStep.Withdraw)]
    [InlineData(true, false, false, true, ProposalStep.Keep)]
    [InlineData(true, false, false, false, ProposalStep.Push)]
    [InlineData(true, true, true, false, ProposalStep.Yield)]
    [InlineData(true, true, false, false, ProposalStep.Yield)]
    [InlineData(true, true, false, true, ProposalStep.Keep)]
    [InlineData(true, true, true, true, ProposalStep.Yield)]
    [InlineData(true, false, true, true, ProposalStep.Withdraw)]
    public void What_is_done_follows_from_the_branch_and_what_it_should_be(bool exists, bool isForeign, bool isMoot, bool isSame, ProposalStep step)
    {
        var state = new ProposalState(exists, isForeign, isMoot, isSame);

        Assert.Equal(step, state.Step(overwritesForeign: false));
    }

    [Theory]
    [InlineData(true, ProposalStep.Withdraw)]
    [InlineData(false, ProposalStep.Push)]
    public void Other_peoples_commits_are_dropped_only_where_that_is_asked_for(bool isMoot, ProposalStep step)
    {
        var state = new ProposalState(Exists: true, IsForeign: true, isMoot, IsSame: false);

        Assert.Equal(step, state.Step(overwritesForeign: true));
    }
}
