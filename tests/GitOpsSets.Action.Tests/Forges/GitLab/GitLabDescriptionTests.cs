using GitOpsSets.Action.Tests.Forges.Described;
using GitOpsSets.Action.Tests.Publishing;

namespace GitOpsSets.Action.Tests.Forges.GitLab;

/// <summary>What is asked, and what the fake answers, held against what an independent client of GitLab's API describes.</summary>
public sealed class GitLabDescriptionTests
{
    private const string Root = "/api/v4";

    private static readonly ApiDescription Description = ApiDescription.Of("GitLab");

    [Fact]
    public Task What_the_examples_ask_for_is_described() => Description.AssertDescribesExamplesAsync(
        "gitlab",
        Root,
        "GET /projects/{id}",
        "GET /projects/{id}/deployments",
        "GET /projects/{id}/environments",
        "GET /projects/{id}/merge_requests",
        "GET /projects/{id}/repository/branches",
        "GET /projects/{id}/repository/tags");

    [Fact]
    public async Task A_merge_requests_life_is_a_described_one()
    {
        await using var scene = await ProposalScene.OpenAsync("GitLab");
        await scene.PlayWholeLifeAsync("--auto-complete");

        await Description.AssertDescribedAsync(
            scene.Stage.Forge.Exchanges,
            Root,
            "GET /projects/{id}/merge_requests",
            "GET /users",
            "POST /projects/{id}/merge_requests",
            "PUT /projects/{id}/merge_requests/{merge_request_iid}",
            "PUT /projects/{id}/merge_requests/{merge_request_iid}/merge");
    }
}
