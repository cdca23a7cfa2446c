using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>A repository whose expanded files are proposed as a pull request: real git over HTTP, and a GitHub that remembers.</summary>
internal sealed class ProposalScene : IAsyncDisposable
{
    public const string Branch = "expansion/main/expanded";

    private ProposalScene(DemoStage stage) => Stage = stage;

    public DemoStage Stage { get; }

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The one pull request of ours that is open.</summary>
    public FakePullRequest Open => Assert.Single(Stage.Previews.PullRequests, pull => pull.IsOpen);

    /// <summary>One pull request of the shop is open, with the label that asks for an environment.</summary>
    public static Task<ProposalScene> OpenAsync(params (string Path, string? Content)[] more) => OpenAsync(DemoForge.GitHub.Name, more);

    /// <summary>The same with another kind of forge to publish to.</summary>
    public static async Task<ProposalScene> OpenAsync(string forge, params (string Path, string? Content)[] more)
    {
        var stage = await DemoStage.OpenAsync([.. ExampleFiles.All, .. more], null, Cancelled, DemoForge.All[forge]);
        stage.Shop.Open("feature/login", labels: "preview");
        return new ProposalScene(stage);
    }

    public Task<ProgramResult> ProposeAsync(params string[] more) => Stage.ProposeAsync(Cancelled, more);

    public Task<string?> TipAsync(string branch = Branch) => Stage.Repository.TipAsync(branch);

    public Task<string[]> FilesAsync(string branch = Branch) => Stage.Repository.FilesAsync(branch);

    /// <summary>Opens a proposal that people are asked for, updates it, and closes it.</summary>
    public async Task PlayWholeLifeAsync(params string[] more)
    {
        await ProposeAsync(["--labels", "bot", "--reviewers", "anna", "--team-reviewers", "platform", "--assignees", "anna", .. more]);
        Stage.Shop.Open("feature/search", labels: "preview");
        await ProposeAsync("--labels", "bot,other", "--title", "Another title");
        await RetireAsync();
        await ProposeAsync();
    }

    /// <summary>As the button does it: the base branch gets the commit, the branch stays.</summary>
    public async Task MergeAsync()
    {
        await Stage.GitAsync("update-ref", "refs/heads/main", (await TipAsync())!);
        Stage.Previews.Merge(Open.Number);
    }

    /// <summary>Brings the checkout to the base branch's tip.</summary>
    public Task PullAsync() => CheckoutAsync("pull", "--quiet");

    /// <summary>What git says of the checkout.</summary>
    public Task<string> CheckoutAsync(params string[] arguments) => GitClient.RunAsync(Stage.Checkout, arguments);

    /// <summary>Takes every definition out of the base branch.</summary>
    public async Task RetireAsync() => await Stage.Repository.CommitAsync("main", [.. (await FilesAsync("main")).Select(path => (path, (string?)null)), ("README.md", "none\n")]);

    /// <summary>A set that makes one namespace a team.</summary>
    public static string Teams(string name, params string[] teams) => $$$"""
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata:
          name: {{{name}}}
          namespace: previews
        spec:
          generators:
            - list:
                elements: [{{{string.Join(", ", teams.Select(team => $"{{team: {team}}}"))}}}]
          templates:
            - content:
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: {{{name}}}-{{ .Element.team }}
        """;

    /// <summary>What was written to GitHub since so many requests.</summary>
    public IEnumerable<string> WritesSince(int requests) =>
        Stage.GitHub.Requests[requests..].Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Path["/api/v3/repos/acme/previews/".Length..]}");

    public ValueTask DisposeAsync() => Stage.DisposeAsync();
}
