using System.Globalization;
using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>A run after a run: what has not changed is asked for by its entity tags, and costs nothing.</summary>
public sealed class RefreshTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("refresh-").FullName;
    private FakeGitHub _gitHub = null!;
    private FakeRepository _shop = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _gitHub = await FakeGitHub.StartAsync(Token);
        _shop = _gitHub.AddRepository("acme/shop");
        _shop.Branches["main"] = "1111111111111111111111111111111111111111";
        for (int number = 1; number <= 200; number++)
        {
            _shop.Open(string.Create(CultureInfo.InvariantCulture, $"feature/{number}"), "A change", "anna", null, number % 20 == 0 ? "preview" : "other");
        }

        await GitClient.RunAsync(_folder, "init", "--quiet", "--initial-branch=main");
        await File.WriteAllTextAsync(Path.Combine(_folder, "sets.yaml"), """
            apiVersion: templates.weave.works/v1alpha1
            kind: GitOpsSet
            metadata: {name: previews, namespace: apps}
            spec:
              generators:
                - pullRequests: {interval: 1m, driver: github, repo: acme/shop, labels: [preview]}
              templates:
                - content: {apiVersion: v1, kind: ConfigMap, metadata: {name: "preview-{{ .Element.Number }}", namespace: apps}}
            ---
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSetInputProvider
            metadata: {name: shop, namespace: apps}
            spec: {type: GitHubBranch, url: "https://github.com/acme/shop", filter: {limit: 1000}}
            ---
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSet
            metadata: {name: branches, namespace: apps}
            spec:
              inputsFrom: [{name: shop}]
              resources:
                - {apiVersion: v1, kind: ConfigMap, metadata: {name: "branch-<< inputs.id >>", namespace: apps}}
            """, Token);
        var first = await RunAsync();
        Assert.True(first.ExitCode == 0, first.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await _gitHub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        int before = _gitHub.Requests.Length;

        var again = await RunAsync();

        var asked = _gitHub.Requests[before..];
        Assert.Equal(3, asked.Length);
        Assert.All(asked, request => Assert.StartsWith("W/", request.Headers["If-None-Match"], StringComparison.Ordinal));
        Assert.Contains("nothing to do", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_changed_is_read_in_full()
    {
        _shop.Open("feature/new", "New", "anna", null, "preview");
        _shop.Branches["next"] = "2222222222222222222222222222222222222222";

        var again = await RunAsync();

        Assert.Contains("configmap-apps-preview-201.yaml", again.Error, StringComparison.Ordinal);
        Assert.Contains("apps/branches: 2 objects", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_closes_on_a_later_page_is_seen()
    {
        _shop.Close(20);

        var again = await RunAsync();

        Assert.Contains("- apps/previews/configmap-apps-preview-20.yaml", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_a_full_page_that_stayed_the_same_is_seen()
    {
        _shop.Branches.Clear();
        for (int number = 100; number < 200; number++)
        {
            _shop.Branches[string.Create(CultureInfo.InvariantCulture, $"b{number}")] = "1111111111111111111111111111111111111111";
        }

        await RunAsync("--max-delete", "100%", "--allow-empty");
        _shop.Branches["c"] = "2222222222222222222222222222222222222222";

        var again = await RunAsync();

        Assert.Contains("apps/branches: 101 objects; 1 added", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forge_that_is_down_is_no_forge_without_changes()
    {
        _gitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var again = await RunAsync();

        Assert.Equal(3, again.ExitCode);
    }

    [Fact]
    public async Task Another_question_is_answered_in_full()
    {
        string file = Path.Combine(_folder, "sets.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Token)).Replace("labels: [preview]", "labels: [other]", StringComparison.Ordinal), Token);

        var again = await RunAsync("--max-delete", "100%", "--allow-empty");

        Assert.Contains("apps/previews: 190 objects", again.Error, StringComparison.Ordinal);
    }

    private Task<ProgramResult> RunAsync(params string[] more) => new ProgramHost(_folder, _gitHub).RunAsync(["run", "--publish", "files", .. more], Token);
}
