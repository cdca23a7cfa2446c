using GitOpsSets.Action.Tests.Forges.Described;
using GitOpsSets.Action.Tests.Publishing;
using GitOpsSets.Action.Tests.Verbs;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.GitHub;

/// <summary>What is asked, and what the fake answers, held against GitHub's own description of the API.</summary>
public sealed class GitHubDescriptionTests : GitHubRun
{
    internal const string Root = "/api/v3";

    internal static readonly ApiDescription Description = ApiDescription.Of("GitHub");

    [Fact]
    public async Task Listings_and_what_is_asked_of_items_that_vanished_are_described_ones()
    {
        Write("sets.yaml", Sets);
        (Shop.Branches["main"], Shop.Branches["next"], Shop.Branches["late"], Shop.Tags["1.0.0"], Shop.Tags["1.1.0"]) = (Sha, Sha, Sha, Sha, Sha);
        Shop.Open("feature", "One", "anna", null, "preview");
        Shop.Open("fork", "Two", "mallory", "mallory/shop", "preview");
        Shop.Open("ghost", "Three", null, null, "preview");
        GitHub.MaxPageSize = 2;
        await RunAsync();
        Shop.Close(1);
        Shop.Branches.TryRemove("next", out _);
        Shop.Tags.TryRemove("1.0.0", out _);

        var result = await RunAsync();

        Assert.True(result.ExitCode == 0, result.Error);
        await Description.AssertDescribedAsync(
            GitHub.Exchanges.Select(ByName),
            Root,
            "GET /repos/{owner}/{repo}",
            "GET /repos/{owner}/{repo}/branches",
            "GET /repos/{owner}/{repo}/git/ref/{ref}",
            "GET /repos/{owner}/{repo}/pulls",
            "GET /repos/{owner}/{repo}/pulls/{pull_number}",
            "GET /repos/{owner}/{repo}/tags");
    }

    [Fact]
    public Task What_the_examples_ask_for_is_described() => Description.AssertDescribesExamplesAsync(
        "github",
        "",
        "GET /repos/{owner}/{repo}/branches",
        "GET /repos/{owner}/{repo}/tags");

    [Fact]
    public async Task A_pull_requests_life_is_a_described_one()
    {
        await using var scene = await ProposalScene.OpenAsync();
        await scene.PlayWholeLifeAsync();

        await Description.AssertDescribedAsync(
            scene.Stage.GitHub.Exchanges,
            Root,
            "GET /repos/{owner}/{repo}/pulls",
            "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
            "POST /repos/{owner}/{repo}/issues/{issue_number}/assignees",
            "POST /repos/{owner}/{repo}/issues/{issue_number}/labels",
            "POST /repos/{owner}/{repo}/pulls",
            "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers");
    }

    [Fact]
    public async Task A_commit_without_a_key_is_a_described_one()
    {
        await using var scene = await ProposalScene.OpenAsync();
        await scene.ProposeAsync("--sign", "api");

        await Description.AssertDescribedAsync(
            scene.Stage.GitHub.Exchanges,
            Root,
            "GET /repos/{owner}/{repo}",
            "GET /repos/{owner}/{repo}/pulls",
            "POST /repos/{owner}/{repo}/git/commits",
            "POST /repos/{owner}/{repo}/pulls");
    }

    [Fact]
    public async Task What_an_answer_lacks_and_what_a_request_should_not_say_is_noticed()
    {
        var request = new FakeRequest("GET", "/api/v3/repos/acme/shop/branches", "?per_page=many&sort=name", new Dictionary<string, string>(StringComparer.Ordinal));

        var breaches = await Description.BreachesAsync(new FakeExchange(request, 200, """[{"name":"main","commit":{"sha":7}}]"""), Root);

        Assert.Equal(
            [
                "GET /repos/{owner}/{repo}/branches: the parameter sort is not described",
                "GET /repos/{owner}/{repo}/branches?per_page: #/ IntegerExpected",
            ],
            breaches.Where(breach => !breach.Contains("answered", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Contains("GET /repos/{owner}/{repo}/branches answered 200: #/[0].protected PropertyRequired", breaches, StringComparer.Ordinal);
        Assert.Contains("GET /repos/{owner}/{repo}/branches answered 200: #/[0].commit.sha StringExpected", breaches, StringComparer.Ordinal);
    }

    // Links to further pages name the repository by its number; it is the same operation.
    private FakeExchange ByName(FakeExchange exchange) =>
        exchange with { Request = exchange.Request with { Path = exchange.Request.Path.Replace($"/repositories/{Shop.Id}/", $"/repos/{Shop.FullName}/", StringComparison.Ordinal) } };

    private const string Sha = "b28b7af69320201d1cf206ebf28373980add1451";

    private const string Sets = """
        apiVersion: templates.weave.works/v1alpha1
        kind: GitOpsSet
        metadata: {name: previews, namespace: apps}
        spec:
          generators:
            - pullRequests: {interval: 1m, driver: github, repo: acme/shop, labels: [preview], forks: true}
          templates:
            - content: {apiVersion: v1, kind: ConfigMap, metadata: {name: "preview-{{ .Element.Number }}", namespace: apps}}
        ---
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSetInputProvider
        metadata: {name: branches, namespace: apps, labels: {kind: reference}}
        spec: {type: GitHubBranch, url: "https://github.com/acme/shop"}
        ---
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSetInputProvider
        metadata: {name: tags, namespace: apps, labels: {kind: reference}}
        spec: {type: GitHubTag, url: "https://github.com/acme/shop"}
        ---
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata: {name: references, namespace: apps}
        spec:
          inputsFrom: [{selector: {matchLabels: {kind: reference}}}]
          resources:
            - {apiVersion: v1, kind: ConfigMap, metadata: {name: "reference-<< inputs.id >>", namespace: apps}}
        """;
}
