using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Demo;

/// <summary>The whole program against a real git server, on the stage of the demo.</summary>
public sealed class DemoTests
{
    private const string ListSet = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata:
          name: teams
          namespace: previews
        spec:
          generators:
            - list:
                elements:
                  - team: web
          templates:
            - content:
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: team-{{ .Element.team }}
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_step_of_the_demo_is_as_expected()
    {
        using var output = new StringWriter { NewLine = "\n" };

        bool isAsExpected = await Demonstration.PlayAsync(output, null, Cancelled);

        Assert.True(isAsExpected, output.ToString());
        Assert.EndsWith("\ndemo: all steps as expected\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_committed_once_on_top_of_what_was_there()
    {
        await using var stage = await OpenAsync();
        string? before = await stage.Repository.TipAsync("main");

        var first = await stage.RunAsync(Cancelled);
        string? after = await stage.Repository.TipAsync("main");
        var second = await stage.RunAsync(Cancelled);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(before, (await stage.GitAsync("rev-parse", "main^")).Trim());
        Assert.Equal(after, await stage.Repository.TipAsync("main"));
        Assert.Contains($"committed {after} to main", first.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_at_once_end_in_one_commit()
    {
        await using var stage = await OpenAsync();

        var runs = await Task.WhenAll(stage.RunAsync(Cancelled), stage.RunAsync(Cancelled));

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(2, await stage.Repository.CountCommitsAsync("main"));
    }

    [Fact]
    public async Task More_deletions_than_allowed_are_refused()
    {
        await using var stage = await OpenAsync();
        await stage.RunAsync(Cancelled);
        string? before = await stage.Repository.TipAsync("main");
        stage.Shop.Merge(1);

        var run = await stage.RunAsync(Cancelled, "--max-delete", "3");

        Assert.Equal(6, run.ExitCode);
        Assert.Contains("GS0601", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await stage.Repository.TipAsync("main"));
    }

    [Fact]
    public async Task A_file_edited_by_hand_is_kept_listed_and_reported()
    {
        const string Edited = "expanded/previews/shop-pull-requests/configmap-shop-pr-1-preview.yaml";
        await using var stage = await OpenAsync();
        await stage.RunAsync(Cancelled);
        string text = await stage.Repository.ShowAsync("main", Edited) + "# kept for the audit\n";
        await stage.Repository.CommitAsync("main", (Edited, text));
        stage.Shop.Merge(1);

        var run = await stage.RunAsync(Cancelled);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"GS0602: '{Edited["expanded/".Length..]}'", run.Error, StringComparison.Ordinal);
        Assert.Equal(text, await stage.Repository.ShowAsync("main", Edited));
        Assert.Contains("- configmap-shop-pr-1-preview.yaml\n", await stage.Repository.ShowAsync("main", "expanded/previews/shop-pull-requests/kustomization.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain(await stage.ExpandedAsync(), path => path.EndsWith("namespace-shop-pr-1.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_checkout_stays_as_it_was_byte_for_byte()
    {
        await using var stage = await OpenAsync();
        var before = Snapshot(stage.Checkout);

        var run = await stage.RunAsync(Cancelled);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before, Snapshot(stage.Checkout));
    }

    [Fact]
    public async Task Other_sets_are_delivered_when_one_fails()
    {
        await using var stage = await OpenAsync(("sets/teams.yaml", ListSet));
        await stage.RunAsync(Cancelled);
        var before = await stage.ExpandedAsync();
        await stage.Repository.CommitAsync("main", ("sets/teams.yaml", ListSet.Replace("- team: web", "- team: api", StringComparison.Ordinal)));
        stage.GitHub.Fault = static _ => new FakeFault.Answer(500, "{}");
        stage.Shop.Merge(1);

        var run = await stage.RunAsync(Cancelled, "--allow-empty");

        Assert.Equal(3, run.ExitCode);
        var after = await stage.ExpandedAsync();
        Assert.Equal("expanded/previews/teams/namespace-team-web.yaml", Assert.Single(before.Except(after, StringComparer.Ordinal)));
        Assert.Equal("expanded/previews/teams/namespace-team-api.yaml", Assert.Single(after.Except(before, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_listing_that_loses_a_pull_request_which_is_still_open_deletes_nothing()
    {
        await using var stage = await OpenAsync();
        await stage.RunAsync(Cancelled);
        var before = await stage.ExpandedAsync();
        stage.GitHub.Fault = static request => request.Path.EndsWith("/pulls", StringComparison.Ordinal) ? new FakeFault.Answer(200, "[]") : null;

        var run = await stage.RunAsync(Cancelled, "--allow-empty");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("GS0604", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await stage.ExpandedAsync());
        Assert.Contains("- namespace-shop-pr-1.yaml\n", await stage.Repository.ShowAsync("main", "expanded/previews/shop-pull-requests/kustomization.yaml"), StringComparison.Ordinal);
    }

    private static async Task<DemoStage> OpenAsync(params (string Path, string? Content)[] more)
    {
        var stage = await DemoStage.OpenAsync([.. ExampleFiles.All, .. more], null, Cancelled);
        stage.Shop.Open("feature/login", labels: "preview");
        stage.Shop.Open("feature/search", labels: "preview");
        return stage;
    }

    private static Dictionary<string, string> Snapshot(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal);
}
