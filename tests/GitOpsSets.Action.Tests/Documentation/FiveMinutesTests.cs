using GitOpsSets.Demo.Hosts;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>
/// The README and the recipes, followed to the letter: their files are put into a repository, and the host they are for runs their pipeline, with every address
/// as it is written.
/// </summary>
public sealed class FiveMinutesTests
{
    private const string Definition = "sets/previews.yaml";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Where a pipeline stands: page, heading, which YAML block, host.</summary>
    public static TheoryData<string, string, int, string> Pipelines => new()
    {
        { "README.md", "## Five minutes on GitHub", 1, "GitHub" },
        { "README.md", "## Five minutes on Azure DevOps", 1, "Azure DevOps" },
        { "README.md", "## Five minutes on GitLab", 1, "GitLab" },
        { "docs/recipes.md", "### GitHub", 0, "GitHub" },
        { "docs/recipes.md", "### With the token of an App", 0, "GitHub" },
        { "docs/recipes.md", "### Azure Pipelines", 0, "Azure DevOps" },
        { "docs/recipes.md", "### GitLab CI", 0, "GitLab" },
        { "docs/recipes.md", "### GitLab CI", 1, "GitLab" },
        { "docs/recipes.md", "### Gitea and Forgejo Actions", 0, "Gitea" },
    };

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task Whoever_follows_it_to_the_letter_has_environments(string page, string heading, int block, string forge)
    {
        var pipeline = PipelineOf(page, heading, block, forge);
        await using var scene = await WrittenScene.OpenAsync(ForgeKind.ByName[forge], [(Definition, DefinitionFor(forge))], Cancelled);
        scene.Site.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");
        scene.Site.Shop.Open("feature/search", "Without the label");

        var opened = await scene.RunAsync(pipeline, JobTrigger.Schedule, Cancelled);
        string[] files = await scene.ExpandedAsync();
        scene.Site.Shop.Merge(1);
        var closed = await scene.RunAsync(pipeline, JobTrigger.Schedule, Cancelled);

        Assert.True(opened.Result == JobResult.Succeeded, opened.Run.Error);
        Assert.Equal(["kustomization.yaml", "namespace-shop-pr-1.yaml"], files.Select(Path.GetFileName), StringComparer.Ordinal);
        Assert.True(closed.Result == JobResult.Succeeded, closed.Run.Error);
        Assert.DoesNotContain(await scene.ExpandedAsync(), static path => path.EndsWith("namespace-shop-pr-1.yaml", StringComparison.Ordinal));
        Assert.Empty(scene.Site.Strangers);
    }

    [Theory]
    [InlineData("GitHub")]
    [InlineData("Azure DevOps")]
    [InlineData("GitLab")]
    public async Task As_a_pull_request_it_is_a_line_more(string forge)
    {
        var pipeline = PipelineOf("README.md", $"## Five minutes on {forge}", 1, forge);
        string asProposal = MarkdownPage.YamlUnder("README.md", "## As a pull request")[1];
        pipeline = pipeline.Host is GitHubHost
            ? PipelineText.Texts(PipelineText.Read(asProposal)).Aggregate(pipeline, static (so, input) => so.With(input.Key, input.Value))
            : pipeline.With("publish", "pull-request");
        await using var scene = await WrittenScene.OpenAsync(ForgeKind.ByName[forge], [(Definition, DefinitionFor(forge))], Cancelled);
        scene.Site.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");

        var opened = await scene.RunAsync(pipeline, JobTrigger.Schedule, Cancelled);

        Assert.True(opened.Result == JobResult.Succeeded, opened.Run.Error);
        var proposal = Assert.Single(scene.Site.Fleet.PullRequests);
        Assert.Equal(("main", true), (proposal.Base, proposal.IsOpen));
        Assert.Contains("| + | `Namespace shop-pr-1` | created |", proposal.Body, StringComparison.Ordinal);
        Assert.Equal(forge == "GitHub", proposal.Labels.Contains("expansion", StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(JobTrigger.PullRequest, 1)]
    [InlineData(JobTrigger.ForkPullRequest, 0)]
    public async Task A_pull_request_refreshes_the_environments_at_once_unless_a_fork_opened_it(JobTrigger trigger, int pushes)
    {
        var pipeline = PipelineOf("README.md", "## Five minutes on GitHub", 1, "GitHub");
        await using var scene = await WrittenScene.OpenAsync(ForgeKind.GitHub, [(Definition, DefinitionFor("GitHub"))], Cancelled);
        scene.Site.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");

        var job = await scene.RunAsync(pipeline, trigger, Cancelled);

        Assert.True(job.Result == JobResult.Succeeded, job.Run.Error);
        Assert.Equal((pushes, 0), (scene.Site.Pushes, scene.Site.Writes));
    }

    [Theory]
    [InlineData("Azure DevOps", "SYSTEM_ACCESSTOKEN", "write SYSTEM_ACCESSTOKEN: $(System.AccessToken) under env of the step")]
    [InlineData("GitLab", "INPUT_TOKEN", "The server wants a token: give one in the definition's Secret through the input secrets, or in the input token")]
    public async Task Whoever_forgets_the_token_is_told_what_to_write(string forge, string variable, string advice)
    {
        var pipeline = PipelineOf("README.md", $"## Five minutes on {forge}", 1, forge).WithVariable(variable, "");
        await using var scene = await WrittenScene.OpenAsync(ForgeKind.ByName[forge], [(Definition, DefinitionFor(forge))], Cancelled);
        scene.Site.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");

        var job = await scene.RunAsync(pipeline, JobTrigger.Schedule, Cancelled);

        Assert.Equal((JobResult.SucceededWithIssues, 0, 0), (job.Result, scene.Site.Pushes, scene.Site.Writes));
        Assert.Contains(advice, job.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workflow_asks_for_no_more_than_it_needs()
    {
        var blocks = MarkdownPage.YamlUnder("README.md", "## Five minutes on GitHub");
        var proposal = MarkdownPage.YamlUnder("README.md", "## As a pull request");

        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["contents"] = "write", ["pull-requests"] = "read" }, PipelineText.Texts(PipelineText.Read(blocks[1])["permissions"]));
        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["contents"] = "write", ["pull-requests"] = "write" }, PipelineText.Texts(PipelineText.Read(proposal[0])["permissions"]));
    }

    private static WrittenPipeline PipelineOf(string page, string heading, int block, string forge)
    {
        string text = MarkdownPage.YamlUnder(page, heading)[block];
        return forge switch { "GitHub" or "Gitea" => WrittenPipeline.OfGitHub(text), "GitLab" => WrittenPipeline.OfGitLab(text), _ => WrittenPipeline.OfAzure(text) };
    }

    // The file of the first part; elsewhere its provider is another.
    private static string DefinitionFor(string forge)
    {
        string whole = MarkdownPage.YamlUnder("README.md", "## Five minutes on GitHub")[0];
        return forge == "GitHub" ? whole
            : forge == "Gitea" ? whole.Replace("GitHubPullRequest", "GiteaPullRequest", StringComparison.Ordinal).Replace("https://github.com/", "https://gitea.com/", StringComparison.Ordinal)
            : $"{MarkdownPage.YamlUnder("README.md", $"## Five minutes on {forge}")[0]}---{whole.Split("---")[1]}";
    }
}
