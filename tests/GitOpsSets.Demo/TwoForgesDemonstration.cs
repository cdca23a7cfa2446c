using System.Globalization;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo;

/// <summary>Two forges in one run: the pull requests of one repository on GitHub, the merge requests of another on GitLab, and what becomes of each while the other fails.</summary>
internal sealed class TwoForgesDemonstration(DemoStage stage, FakeGitLabServer gitLab, Narrator narrator)
{
    private const string GitHubSet = "sets/github.yaml";
    private const string GitLabSet = "sets/gitlab.yaml";

    private static readonly string Definition = ExampleFiles.All.Single(static file => file.Path == "sets/resourceset.yaml").Content!;

    private readonly FakeRepository _catalog = gitLab.AddRepository("acme/catalog");

    /// <summary>Plays it on a stage of its own.</summary>
    public static async Task PlayAsync(Narrator narrator, string? executable, CancellationToken cancellationToken)
    {
        await using var gitLab = await FakeGitLabServer.StartAsync(cancellationToken);
        string twin = Definition
            .Replace("https://github.com/acme/shop", $"{gitLab.Server}acme/catalog", StringComparison.Ordinal)
            .Replace("GitHubPullRequest", "GitLabMergeRequest", StringComparison.Ordinal)
            .Replace("shop", "catalog", StringComparison.Ordinal);
        await using var stage = await DemoStage.OpenAsync([(GitHubSet, Definition), (GitLabSet, twin)], executable, cancellationToken);
        await new TwoForgesDemonstration(stage, gitLab, narrator).PlayAsync(cancellationToken);
    }

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        narrator.Step("Two forges in one run: pull requests on GitHub, merge requests on GitLab");
        narrator.Say($"The same set twice: in {GitLabSet} the type is GitLabMergeRequest, and the address and the name are the other service's.");
        stage.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");
        stage.Shop.Open("feature/search", "Search as you type", labels: "preview");
        _catalog.Open("filters", "Filter by size", labels: "preview");
        _catalog.Open("photos", "Photos from all sides", labels: "preview");
        int first = await RunAsync(cancellationToken);
        narrator.Expect(first == 0, "exit code 0");
        narrator.Expect(await EnvironmentsAsync("shop") is ["1", "2"] && await EnvironmentsAsync("catalog") is ["1", "2"], "an environment for each of the four, in one commit");

        narrator.Step("GitLab answers every call with an error, while one pull request is merged on GitHub and one is opened");
        gitLab.Fault = static _ => new FakeFault.Answer(502, "<html>Bad Gateway</html>", "text/html");
        stage.Shop.Merge(1);
        stage.Shop.Open("feature/basket", "A basket that remembers", labels: "preview");
        _catalog.Merge(2);
        string before = await TreeOfAsync("catalog");
        int second = await RunAsync(cancellationToken);
        gitLab.Fault = static _ => null;
        narrator.Expect(second == 3, "exit code 3: a source was unavailable");
        narrator.Expect(await EnvironmentsAsync("shop") is ["2", "3"], "GitHub's environments are delivered all the same: one is gone, one is new");
        narrator.Expect(await TreeOfAsync("catalog") == before, "GitLab's are what they were, byte for byte: also the one whose merge request was merged, for nobody could tell");

        narrator.Step("GitLab is back: what was merged there meanwhile goes now");
        int third = await RunAsync(cancellationToken);
        narrator.Expect(third == 0, "exit code 0");
        narrator.Expect(await EnvironmentsAsync("shop") is ["2", "3"] && await EnvironmentsAsync("catalog") is ["1"], "exactly the environment of the merged one goes");
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var run = await stage.RunAsync(cancellationToken, "--private-hosts", "127.0.0.1");
        string said = string.Join('\n', run.Error.Split('\n').Where(static line => !line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 0));
        narrator.Show("$ gitopssets run --publish commit", string.Create(CultureInfo.InvariantCulture, $"{said}\nexit code {run.ExitCode}"));
        narrator.Show("the environments now", await SideBySideAsync());
        narrator.Say("");
        return run.ExitCode;
    }

    private async Task<string> SideBySideAsync()
    {
        string[] left = ["GitHub, acme/shop", .. (await EnvironmentsAsync("shop")).Select(static number => $"shop-pr-{number}")];
        string[] right = ["GitLab, acme/catalog", .. (await EnvironmentsAsync("catalog")).Select(static number => $"catalog-pr-{number}")];
        return string.Join('\n', Enumerable.Range(0, Math.Max(left.Length, right.Length)).Select(row => $"{left.ElementAtOrDefault(row) ?? "",-28}{right.ElementAtOrDefault(row)}"));
    }

    // The numbers that have a namespace.
    private async Task<string[]> EnvironmentsAsync(string app)
    {
        string prefix = $"expanded/previews/{app}-pull-requests/namespace-{app}-pr-";
        return [.. (await stage.ExpandedAsync()).Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..^".yaml".Length])];
    }

    private Task<string> TreeOfAsync(string app) => stage.GitAsync("rev-parse", $"main:expanded/previews/{app}-pull-requests");
}
