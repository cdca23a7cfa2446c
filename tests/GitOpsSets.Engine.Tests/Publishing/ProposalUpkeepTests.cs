using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Engine.Tests.Publishing;

public sealed class ProposalUpkeepTests
{
    private static readonly PullRequestProposal Wanted = new("Update", "text" + ProposalMarker.Of("Update", "text"))
    {
        Labels = ["gitops", "bot"],
        Reviewers = ["anna"],
        TeamReviewers = ["platform"],
        Assignees = ["bert"],
        CompletesItself = true,
    };

    private static readonly StandingProposal Same = new(Wanted.Body, ["GitOps", "bot", "people's own"], IsDraft: false, IsNew: false);

    [Fact]
    public void A_new_one_gets_all_that_was_asked_for()
    {
        var upkeep = ProposalUpkeep.For(Wanted, new StandingProposal(Wanted.Body, [], IsDraft: false, IsNew: true), hasMoved: true);

        Assert.Equal(["gitops", "bot", "anna", "platform", "bert"], [.. upkeep.Labels, .. upkeep.Reviewers, .. upkeep.TeamReviewers, .. upkeep.Assignees]);
        Assert.Equal((false, true, ProposalOperation.Created), (upkeep.RewritesText, upkeep.CompletesItself, upkeep.Outcome(isLabelled: false)));
    }

    [Fact]
    public void One_that_says_it_already_is_left_alone()
    {
        var upkeep = ProposalUpkeep.For(Wanted, Same, hasMoved: false);

        Assert.Equal(0, upkeep.Labels.Length + upkeep.Reviewers.Length + upkeep.TeamReviewers.Length + upkeep.Assignees.Length);
        Assert.Equal((false, false, ProposalOperation.None), (upkeep.RewritesText, upkeep.CompletesItself, upkeep.Outcome(isLabelled: false)));
    }

    [Fact]
    public void A_branch_that_moved_is_completed_anew_and_nobody_is_asked_again()
    {
        var upkeep = ProposalUpkeep.For(Wanted, Same, hasMoved: true);

        Assert.Equal(0, upkeep.Reviewers.Length + upkeep.TeamReviewers.Length + upkeep.Assignees.Length);
        Assert.Equal((true, ProposalOperation.Updated), (upkeep.CompletesItself, upkeep.Outcome(isLabelled: false)));
    }

    [Fact]
    public void A_draft_never_completes_itself()
    {
        Assert.False(ProposalUpkeep.For(Wanted, Same with { IsDraft = true }, hasMoved: true).CompletesItself);
        Assert.False(ProposalUpkeep.For(Wanted, new StandingProposal("", [], IsDraft: true, IsNew: true), hasMoved: true).CompletesItself);
    }

    [Fact]
    public void Text_is_rewritten_where_it_was_ours_and_there_is_something_new_to_say()
    {
        string older = "older" + ProposalMarker.Of("Update", "older");

        Assert.True(ProposalUpkeep.For(Wanted, Same with { Body = older }, hasMoved: false).RewritesText);
        Assert.False(ProposalUpkeep.For(Wanted, Same with { Body = "by hand" }, hasMoved: false).RewritesText);
        Assert.False(ProposalUpkeep.For(Wanted, Same with { Body = "touched up " + Wanted.Body }, hasMoved: false).RewritesText);
        Assert.False(ProposalUpkeep.For(Wanted, Same with { Body = older, IsNew = true }, hasMoved: false).RewritesText);
        Assert.Equal(ProposalOperation.Updated, ProposalUpkeep.For(Wanted, Same with { Body = older }, hasMoved: false).Outcome(isLabelled: false));
    }

    [Fact]
    public void Labels_that_are_missing_are_added_and_count_where_that_worked()
    {
        var upkeep = ProposalUpkeep.For(Wanted, Same with { Labels = ["BOT"] }, hasMoved: false);

        Assert.Equal(["gitops"], upkeep.Labels);
        Assert.Equal((ProposalOperation.Updated, ProposalOperation.None), (upkeep.Outcome(isLabelled: true), upkeep.Outcome(isLabelled: false)));
    }
}
