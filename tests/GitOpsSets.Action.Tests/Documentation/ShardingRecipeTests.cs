using System.Text.Json;
using GitOpsSets.Demo.Hosts;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>The recipe for many sets, and the one for checks, followed to the letter.</summary>
public sealed class ShardingRecipeTests
{
    private const string Page = "docs/recipes.md";

    private const string Team = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: team-NUMBER, namespace: teams}
        spec:
          generators: [{list: {elements: [{name: red}, {name: blue}]}}]
          templates: [{content: {apiVersion: v1, kind: Namespace, metadata: {name: "team-NUMBER-{{ .Element.name }}"}}}]
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static (string Path, string? Content)[] Definitions =>
    [
        ("sets/previews.yaml", MarkdownPage.YamlUnder("README.md", "## Five minutes on GitHub")[0]),
        .. Enumerable.Range(1, 9).Select(static number => ($"sets/team-{number}.yaml", (string?)Team.Replace("NUMBER", $"{number}", StringComparison.Ordinal))),
    ];

    [Fact]
    public async Task Jobs_side_by_side_converge_on_what_one_job_would_have_made()
    {
        var jobs = (YamlMapping)PipelineText.Read(MarkdownPage.YamlUnder(Page, "## More sets than one machine likes")[0])["jobs"]!;
        var (plan, expand) = ((YamlMapping)jobs["plan"]!, (YamlMapping)jobs["expand"]!);
        await using var scene = await OpenAsync();

        var planned = await scene.RunAsync(Assert.Single(WrittenPipeline.OfGitHub(plan)), JobTrigger.Schedule, Cancelled);
        string[] shards = JsonSerializer.Deserialize<string[]>(planned.Outputs!["shards"])!;
        var expanded = await Task.WhenAll(shards.Select(shard => scene.RunAsync(Assert.Single(WrittenPipeline.OfGitHub(expand)), JobTrigger.Schedule, Cancelled, shard)));
        var again = await Task.WhenAll(shards.Select(shard => scene.RunAsync(Assert.Single(WrittenPipeline.OfGitHub(expand)), JobTrigger.Schedule, Cancelled, shard)));

        Assert.Equal(JobResult.Succeeded, planned.Result);
        Assert.InRange(shards.Length, 2, 4);
        Assert.All([.. expanded, .. again], static job => Assert.True(job.Result == JobResult.Succeeded, job.Run.Error));
        Assert.All(again, static job => Assert.Equal("false", job.Outputs!["changed"]));
        Assert.Equal(await UnshardedAsync(), await FilesAsync(scene));
        Assert.Empty(scene.Site.Strangers);
    }

    [Fact]
    public void The_matrix_is_what_the_plan_puts_out_and_each_job_may_do_what_it_does()
    {
        var jobs = (YamlMapping)PipelineText.Read(MarkdownPage.YamlUnder(Page, "## More sets than one machine likes")[0])["jobs"]!;
        var (plan, expand) = ((YamlMapping)jobs["plan"]!, (YamlMapping)jobs["expand"]!);
        var strategy = (YamlMapping)expand["strategy"]!;

        Assert.Equal("plan", PipelineText.Text(PipelineText.Items(plan["steps"]).Last()["id"]));
        Assert.Equal("${{ steps.plan.outputs.shards }}", PipelineText.Texts(plan["outputs"])["shards"]);
        Assert.Equal("plan", PipelineText.Text(expand["needs"]));
        Assert.Equal("${{ fromJson(needs.plan.outputs.shards) }}", PipelineText.Texts(strategy["matrix"])["shard"]);
        Assert.Equal("false", PipelineText.Text(strategy["fail-fast"]));
        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["contents"] = "read" }, PipelineText.Texts(plan["permissions"]));
        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["contents"] = "write", ["pull-requests"] = "read" }, PipelineText.Texts(expand["permissions"]));
    }

    [Fact]
    public async Task A_check_says_what_a_change_would_do_and_publishes_nothing()
    {
        var check = (YamlMapping)((YamlMapping)PipelineText.Read(MarkdownPage.YamlUnder(Page, "## A check on pull requests")[0])["jobs"]!)["check"]!;
        await using var scene = await OpenAsync();
        var before = await scene.RunAsync(WrittenPipeline.OfGitHub(MarkdownPage.YamlUnder("README.md", "## Five minutes on GitHub")[1]), JobTrigger.Schedule, Cancelled);
        await scene.Site.Repository.CommitAsync("main", ("sets/team-9.yaml", Definitions[^1].Content!.Replace("{name: red}", "{name: green}", StringComparison.Ordinal)));
        var (pushes, writes) = (scene.Site.Pushes, scene.Site.Writes);

        var steps = WrittenPipeline.OfGitHub(check);
        var validated = await scene.RunAsync(steps[0], JobTrigger.ForkPullRequest, Cancelled);
        var compared = await scene.RunAsync(steps[1], JobTrigger.ForkPullRequest, Cancelled);

        Assert.Equal((2, JobResult.Succeeded, JobResult.Succeeded, JobResult.Succeeded), (steps.Count, before.Result, validated.Result, compared.Result));
        Assert.Contains("# + Namespace team-9-green: created", compared.Run.Output, StringComparison.Ordinal);
        Assert.Equal((pushes, writes), (scene.Site.Pushes, scene.Site.Writes));
    }

    private static async Task<WrittenScene> OpenAsync()
    {
        var scene = await WrittenScene.OpenAsync(ForgeKind.GitHub, Definitions, Cancelled);
        scene.Site.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");
        return scene;
    }

    private static async Task<IReadOnlyDictionary<string, string>> UnshardedAsync()
    {
        await using var scene = await OpenAsync();
        var whole = await scene.RunAsync(WrittenPipeline.OfGitHub(MarkdownPage.YamlUnder("README.md", "## Five minutes on GitHub")[1]), JobTrigger.Schedule, Cancelled);
        Assert.True(whole.Result == JobResult.Succeeded, whole.Run.Error);
        return await FilesAsync(scene);
    }

    // When a source was asked is the runs' own.
    private static async Task<IReadOnlyDictionary<string, string>> FilesAsync(WrittenScene scene)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in await scene.Site.Repository.FilesAsync("main"))
        {
            if (!path.EndsWith("/sources.lock.json", StringComparison.Ordinal))
            {
                files[path] = await scene.Site.Repository.ShowAsync("main", path);
            }
        }

        return files;
    }
}
