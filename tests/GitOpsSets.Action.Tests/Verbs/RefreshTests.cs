using System.Globalization;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>A run after a run: what has not changed is asked for by its entity tags, and costs nothing.</summary>
public sealed class RefreshTests : GitHubRun
{

    private protected override async Task PrepareAsync()
    {
        Shop.Branches["main"] = "1111111111111111111111111111111111111111";
        for (int number = 1; number <= 200; number++)
        {
            Shop.Open(string.Create(CultureInfo.InvariantCulture, $"feature/{number}"), "A change", "anna", null, number % 20 == 0 ? "preview" : "other");
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, "sets.yaml"), """
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


    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        int before = GitHub.Requests.Length;

        var again = await RunAsync();

        var asked = GitHub.Requests[before..];
        Assert.Equal(3, asked.Length);
        Assert.All(asked, request => Assert.StartsWith("W/", request.Headers["If-None-Match"], StringComparison.Ordinal));
        Assert.Contains("nothing to do", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_changed_is_read_in_full()
    {
        Shop.Open("feature/new", "New", "anna", null, "preview");
        Shop.Branches["next"] = "2222222222222222222222222222222222222222";

        var again = await RunAsync();

        Assert.Contains("configmap-apps-preview-201.yaml", again.Error, StringComparison.Ordinal);
        Assert.Contains("apps/branches: 2 objects", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_closes_on_a_later_page_is_seen()
    {
        Shop.Close(20);

        var again = await RunAsync();

        Assert.Contains("- apps/previews/configmap-apps-preview-20.yaml", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_a_full_page_that_stayed_the_same_is_seen()
    {
        Shop.Branches.Clear();
        for (int number = 100; number < 200; number++)
        {
            Shop.Branches[string.Create(CultureInfo.InvariantCulture, $"b{number}")] = "1111111111111111111111111111111111111111";
        }

        await RunAsync("--max-delete", "100%", "--allow-empty");
        Shop.Branches["c"] = "2222222222222222222222222222222222222222";

        var again = await RunAsync();

        Assert.Contains("apps/branches: 101 objects; 1 added", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forge_that_is_down_is_no_forge_without_changes()
    {
        GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var again = await RunAsync();

        Assert.Equal(3, again.ExitCode);
    }

    [Fact]
    public async Task Another_question_is_answered_in_full()
    {
        string file = Path.Combine(Folder, "sets.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Token)).Replace("labels: [preview]", "labels: [other]", StringComparison.Ordinal), Token);

        var again = await RunAsync("--max-delete", "100%", "--allow-empty");

        Assert.Contains("apps/previews: 190 objects", again.Error, StringComparison.Ordinal);
    }

}
