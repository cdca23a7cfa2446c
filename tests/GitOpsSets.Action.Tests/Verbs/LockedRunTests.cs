using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

public sealed class LockedRunTests : GitHubRun
{

    private protected override async Task PrepareAsync()
    {
        Shop.Open("feature", "A \"title\": # with marks", "anna", null, "preview");
        Shop.Open("fix", "Another", "berta", null, "preview");
        Write("sets.yaml", Definitions("preview"));
        var first = await RunAsync();
        Assert.True(first.ExitCode == 0, first.Error);
    }


    [Theory]
    [InlineData("run --publish files")]
    [InlineData("render sets.yaml")]
    public async Task A_locked_run_gives_what_the_live_one_gave_and_asks_nobody(string arguments)
    {
        var live = await StartAsync(arguments.Split(' '));
        var before = Snapshot();
        int asked = GitHub.Requests.Length;
        GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var locked = await StartAsync([.. arguments.Split(' '), "--locked"]);

        Assert.Equal((0, live.Output), (locked.ExitCode, locked.Output));
        Assert.Equal(before, Snapshot());
        Assert.Equal(asked, GitHub.Requests.Length);
    }

    [Fact]
    public async Task A_locked_run_shows_the_same_elements_and_says_where_they_come_from()
    {
        var live = await StartAsync("elements", "--format", "yaml");
        GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var locked = await StartAsync("elements", "--format", "yaml", "--locked");

        Assert.Equal(RunFolder.WithoutSources(live.Output), RunFolder.WithoutSources(locked.Output));
        Assert.Contains("basis: live", live.Output, StringComparison.Ordinal);
        Assert.Contains("basis: source-lock", locked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_run_renders_a_changed_template_with_the_remembered_elements()
    {
        Write("sets.yaml", Definitions("preview").Replace("title: ", "heading: ", StringComparison.Ordinal));
        GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var result = await RunAsync("--locked");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("heading: 'A \"title\": # with marks'", Read("expanded/apps/requests/configmap-apps-request-1.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_asks_something_else_is_not_in_the_lock()
    {
        var before = Snapshot();
        Write("sets.yaml", Definitions("other"));

        var result = await RunAsync("--locked");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("the definition was changed since", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task A_lock_that_was_edited_by_hand_answers_nothing_and_removes_nothing()
    {
        Write(RunFolder.Lock, Read(RunFolder.Lock).Replace("\"branch\":\"fix\"", "\"branch\":\"evil\"", StringComparison.Ordinal));
        var before = Snapshot();

        var result = await RunAsync("--locked");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("was edited by hand", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task An_older_lock_removes_no_environment_that_came_later()
    {
        string older = Read(RunFolder.Lock);
        Shop.Open("late", "Late", "anna", null, "preview");
        await RunAsync();
        Write(RunFolder.Lock, older);

        var result = await RunAsync("--locked");

        Assert.Equal(3, result.ExitCode);
        Assert.True(File.Exists(Path.Combine(Folder, "expanded/apps/requests/configmap-apps-request-3.yaml")));
    }

    [Fact]
    public async Task A_failed_source_keeps_its_entry()
    {
        string before = Read(RunFolder.Lock);
        GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var result = await RunAsync();

        Assert.Equal((3, before), (result.ExitCode, Read(RunFolder.Lock)));
    }

    [Fact]
    public async Task A_set_that_is_defined_no_more_is_forgotten()
    {
        Write("sets.yaml", Definitions("preview").Split("---")[1]);

        var result = await RunAsync("--allow-empty", "--max-delete=10");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("GitOpsSet/", Read(RunFolder.Lock), StringComparison.Ordinal);
        Assert.Contains("ResourceSetInputProvider/apps/shop", Read(RunFolder.Lock), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_changes_no_file_is_no_reason_to_publish()
    {
        string before = Read(RunFolder.Lock);
        Shop.PullRequests[0].Author = "somebody-else";

        var result = await RunAsync();

        Assert.Equal((0, before), (result.ExitCode, Read(RunFolder.Lock)));
        Assert.EndsWith("nothing to do\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_together_do_what_one_run_does()
    {
        var before = Snapshot();
        Directory.Delete(Path.Combine(Folder, "expanded"), recursive: true);

        int[] exits = [(await RunAsync("--shard=1/3")).ExitCode, (await RunAsync("--shard=2/3")).ExitCode, (await RunAsync("--shard", "3/3")).ExitCode];

        Assert.Equal([0, 0, 0], exits);
        Assert.Equal(before.Keys, Snapshot().Keys);
        Assert.Equal(before.Where(file => file.Key != RunFolder.Lock), Snapshot().Where(file => file.Key != RunFolder.Lock));
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("x")]
    [InlineData("1/1001")]
    public async Task A_shard_that_cannot_be_is_refused(string shard)
    {
        var result = await RunAsync($"--shard={shard}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("must be such as 2/5", result.Error, StringComparison.Ordinal);
    }

    private SortedDictionary<string, string> Snapshot() => new(
        Directory.EnumerateFiles(Path.Combine(Folder, "expanded"), "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Folder, file), File.ReadAllText, StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static string Definitions(string label) => $$$"""
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata:
          name: previews
          namespace: apps
        spec:
          generators:
            - pullRequests:
                interval: 5m
                driver: github
                repo: acme/shop
                labels: [{{{label}}}]
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: "preview-{{ .Element.Number }}"
                  namespace: apps
                data:
                  branch: "{{ .Element.Branch | sanitize }}"
        ---
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSetInputProvider
        metadata:
          name: shop
          namespace: apps
        spec:
          type: GitHubPullRequest
          url: https://github.com/acme/shop
          filter:
            labels: [{{{label}}}]
        ---
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata:
          name: requests
          namespace: apps
        spec:
          inputsFrom:
            - name: shop
          resources:
            - apiVersion: v1
              kind: ConfigMap
              metadata:
                name: request-<< inputs.id >>
                namespace: apps
              data:
                title: << inputs.title | quote >>
        """;
}
