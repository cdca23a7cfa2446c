using System.Globalization;
using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>The life of a pull request of ours on each kind of forge, with the CI host that belongs to it and real git over HTTP.</summary>
public sealed class EveryForgeTests
{
    private const string Branch = ProposalScene.Branch;

    public static TheoryData<string> Forges => [.. DemoForge.All.Keys];

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task It_is_opened_left_alone_updated_in_place_and_closed(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);

        var opened = await scene.ProposeAsync("--labels", "bot,previews");
        Assert.True(opened.ExitCode == 0, opened.Error);
        string? tip = await scene.TipAsync();
        int requests = scene.Stage.Forge.Requests.Length;
        var unchanged = await scene.ProposeAsync("--labels", "bot,previews");
        bool isUntouched = scene.Stage.Forge.Requests[requests..].All(request => request.Method == "GET") && tip == await scene.TipAsync();
        scene.Stage.Shop.Open("feature/search", labels: "preview");
        var updated = await scene.ProposeAsync("--labels", "bot,previews");
        var open = scene.Open;
        await scene.RetireAsync();
        var closed = await scene.ProposeAsync();

        Assert.Equal((0, 0, 0), (unchanged.ExitCode, updated.ExitCode, closed.ExitCode));
        Assert.Contains("opened pull request #1 (http://127.0.0.1:", opened.Error, StringComparison.Ordinal);
        Assert.Contains("nothing new: pull request #1 stays as it is", unchanged.Error, StringComparison.Ordinal);
        Assert.True(isUntouched);
        Assert.Contains("updated pull request #1", updated.Error, StringComparison.Ordinal);
        Assert.StartsWith(forge == "GitHub" ? "18 files added" : "9 files added", open.Body, StringComparison.Ordinal);
        Assert.Equal(["bot", "previews"], open.Labels.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("closed pull request #1", closed.Error, StringComparison.Ordinal);
        Assert.False(Assert.Single(scene.Stage.Previews.PullRequests).IsOpen);
        Assert.Null(await scene.TipAsync());
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task People_are_asked_as_far_as_the_forge_can_and_the_rest_is_said(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);

        var run = await scene.ProposeAsync("--reviewers", "anna", "--assignees", "bert", "--team-reviewers", "acme/Platform");

        string[] refused = forge switch
        {
            "GitLab" => ["pull request #1 could not be given reviewing teams: acme/Platform: GitLab asks no groups for a review"],
            "Azure DevOps" => ["pull request #1 could not be assigned: bert: Azure DevOps assigns pull requests to nobody"],
            _ => [],
        };
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("anna", scene.Open.Reviewers, StringComparer.Ordinal);
        Assert.Equal(forge != "GitLab", scene.Open.Reviewers.Contains("team Platform", StringComparer.Ordinal));
        Assert.Equal(forge != "Azure DevOps", scene.Open.Assignees.Contains("bert", StringComparer.Ordinal));
        Assert.All(refused, words => Assert.Contains(words, run.Error, StringComparison.Ordinal));
        Assert.Equal(refused.Length, run.Error.Split("GS0703").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task Somebody_the_forge_does_not_know_is_a_warning_and_the_others_are_asked(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);

        var run = await scene.ProposeAsync("--reviewers", "stranger,anna");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("could not be given reviewers: stranger, anna", run.Error, StringComparison.Ordinal);
        Assert.Equal(forge is "GitLab" or "Azure DevOps", scene.Open.Reviewers.Contains("anna", StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task A_draft_is_one_in_the_forges_own_way_and_stays_what_people_make_of_it(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);

        await scene.ProposeAsync("--draft", "--auto-complete");
        var (title, isDraft, completes) = (scene.Open.Title, scene.Open.IsDraft, scene.Open.CompletesAt);
        scene.Stage.Shop.Open("feature/search", labels: "preview");
        await scene.ProposeAsync("--draft");
        string stillDraft = scene.Open.Title;
        scene.Open.Title = "Update expanded manifests";
        scene.Stage.Shop.Open("feature/basket", labels: "preview");
        await scene.ProposeAsync("--draft");

        string prefix = forge switch { "GitLab" => "Draft: ", "Gitea" => "WIP: ", _ => "" };
        Assert.Equal(($"{prefix}Update expanded manifests", prefix.Length == 0), (title, isDraft));
        Assert.Equal($"{prefix}Update expanded manifests", stillDraft);
        Assert.Equal("Update expanded manifests", scene.Open.Title);
        Assert.Null(completes);
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task The_forge_is_asked_to_merge_it_when_it_is_opened_and_with_each_commit(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        scene.Stage.Previews.UndecidedMerges = 3;

        var opened = await scene.ProposeAsync("--auto-complete");
        var (first, tip) = (scene.Open.CompletesAt, await scene.TipAsync());
        scene.Open.CompletesAt = null;
        await scene.ProposeAsync("--auto-complete");
        string? untouched = scene.Open.CompletesAt;
        scene.Stage.Shop.Open("feature/search", labels: "preview");
        await scene.ProposeAsync("--auto-complete");

        bool hasName = forge == "Azure DevOps";
        Assert.DoesNotContain("GS0703", opened.Error, StringComparison.Ordinal);
        Assert.Equal(hasName ? FakeAzureDevOpsServer.IdOf("gitopssets-bot") : tip, first);
        Assert.Null(untouched);
        Assert.Equal(hasName ? FakeAzureDevOpsServer.IdOf("gitopssets-bot") : await scene.TipAsync(), scene.Open.CompletesAt);
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task A_text_longer_than_the_forge_takes_is_cut_and_says_so(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge, ("sets/teams.yaml", ProposalScene.Teams("teams", [.. Enumerable.Range(0, 60).Select(static number => string.Create(CultureInfo.InvariantCulture, $"team-{number}"))])));

        var run = await scene.ProposeAsync("--title", new string('t', 256), "--body", new string('w', 3000), "--draft");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(forge == "Azure DevOps", scene.Open.Body.Contains("This description was cut", StringComparison.Ordinal));
        Assert.Contains("<!-- gitopssets-action:", scene.Open.Body, StringComparison.Ordinal);
        Assert.Equal(forge is "GitLab" or "Gitea", scene.Open.Title.EndsWith('…'));
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task One_that_people_closed_or_merged_is_left_and_the_next_change_gets_a_new_one(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        await scene.ProposeAsync();
        scene.Stage.Previews.Close(1);
        scene.Stage.Shop.Open("feature/search", labels: "preview");

        var afterClose = await scene.ProposeAsync();
        await scene.MergeAsync();
        await scene.ProposeAsync();
        string? swept = await scene.TipAsync();
        scene.Stage.Shop.Open("feature/basket", labels: "preview");
        var afterMerge = await scene.ProposeAsync();

        Assert.Contains("opened pull request #2", afterClose.Error, StringComparison.Ordinal);
        Assert.Null(swept);
        Assert.Contains("opened pull request #3", afterMerge.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task Pull_requests_of_forks_from_a_branch_of_the_same_name_are_not_ours(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        var theirs = scene.Stage.Previews.Open(Branch, "A fork's", fork: "mallory/previews");
        theirs.Body = "Theirs";

        await scene.ProposeAsync("--labels", "bot");
        await scene.RetireAsync();
        await scene.ProposeAsync();

        Assert.Equal(("A fork's", "Theirs", true), (scene.Open.Title, theirs.Body, theirs.Labels.IsEmpty));
    }
}
