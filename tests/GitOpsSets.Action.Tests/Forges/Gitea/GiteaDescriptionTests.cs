using GitOpsSets.Action.Tests.Forges.Described;
using GitOpsSets.Action.Tests.Publishing;

namespace GitOpsSets.Action.Tests.Forges.Gitea;

/// <summary>What is asked, and what the fake answers, held against a description of Gitea's API.</summary>
public sealed class GiteaDescriptionTests
{
    private const string Root = "/api/v1";

    private static readonly ApiDescription Description = ApiDescription.Of("Gitea");

    [Fact]
    public Task What_the_examples_ask_for_is_described() => Description.AssertDescribesExamplesAsync(
        "gitea",
        Root,
        "GET /repos/{owner}/{repo}/branches",
        "GET /repos/{owner}/{repo}/pulls",
        "GET /repos/{owner}/{repo}/tags");

    [Fact]
    public async Task A_pull_requests_life_is_a_described_one()
    {
        await using var scene = await ProposalScene.OpenAsync("Gitea");
        await scene.PlayWholeLifeAsync("--auto-complete");

        await Description.AssertDescribedAsync(
            scene.Stage.Forge.Exchanges,
            Root,
            "GET /orgs/{org}/labels",
            "GET /repos/{owner}/{repo}",
            "GET /repos/{owner}/{repo}/labels",
            "GET /repos/{owner}/{repo}/pulls",
            "PATCH /repos/{owner}/{repo}/pulls/{index}",
            "POST /repos/{owner}/{repo}/issues/{index}/labels",
            "POST /repos/{owner}/{repo}/labels",
            "POST /repos/{owner}/{repo}/pulls",
            "POST /repos/{owner}/{repo}/pulls/{index}/merge",
            "POST /repos/{owner}/{repo}/pulls/{index}/requested_reviewers");
    }
}
