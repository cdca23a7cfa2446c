using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>Skip labels and schedules: what needs to know what was exported before.</summary>
public sealed class RememberedProviderTests : GitHubRun
{


    [Fact]
    public async Task A_pull_request_with_a_skip_label_stays_as_it_was()
    {
        Define("GitHubPullRequest", "skip: {labels: [hold]}");
        var request = Shop.Open("feature", "First");
        await RunAtAsync(9);
        request.Title = "Second";
        request.Labels = ["hold"];

        await RunAtAsync(9);
        string held = Title(1);
        request.Labels = [];
        await RunAtAsync(9);

        Assert.Contains("First", held, StringComparison.Ordinal);
        Assert.Contains("Second", Title(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_pull_request_with_a_skip_label_waits()
    {
        Define("GitHubPullRequest", "skip: {labels: [hold]}");
        Shop.Open("feature", "First", "anna", null, "hold");
        Shop.Open("other", "Other");

        await RunAtAsync(9);

        Assert.Equal(["configmap-apps-title-2.yaml", "kustomization.yaml"], Files());
    }

    [Fact]
    public async Task Outside_of_its_schedule_a_provider_answers_what_it_answered_last()
    {
        Define("GitHubBranch", "schedule: [{cron: '0 9 * * *', window: 1h}]");
        Shop.Branches["main"] = "1111111111111111111111111111111111111111";
        await RunAtAsync(9);
        Shop.Branches["main"] = "2222222222222222222222222222222222222222";
        Shop.Branches["next"] = "3333333333333333333333333333333333333333";
        int asked = GitHub.Requests.Length;

        var later = await RunAtAsync(12);

        Assert.Equal(asked, GitHub.Requests.Length);
        Assert.Equal(2, Files().Length);
        Assert.Contains("outside of its schedule: what it answered at 2026-03-02T09:05:00Z counts; the next window opens at 2026-03-03T09:00:00Z", later.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_status_outside_of_the_schedule_deletes_nothing_when_the_lock_is_lost()
    {
        Define("GitHubBranch", "schedule: [{cron: '0 9 * * *', window: 1h}]");
        Shop.Branches["main"] = "1111111111111111111111111111111111111111";
        Shop.Branches["next"] = "3333333333333333333333333333333333333333";
        await RunAtAsync(9);
        File.Delete(Path.Combine(Folder, "expanded/.gitopssets/sources.lock.json"));
        Define("GitHubBranch", "schedule: [{cron: '0 9 * * *', window: 1h}]\nstatus: {exportedInputs: [{id: '68878758', branch: main, title: none, sha: '1111111111111111111111111111111111111111'}]}");

        var later = await RunAtAsync(12);

        Assert.Equal(3, Files().Length);
        Assert.Contains("nothing is deleted for it", later.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Force_asks_outside_of_the_schedule()
    {
        Define("GitHubBranch", "schedule: [{cron: '0 9 * * *', window: 1h}]");
        Shop.Branches["main"] = "1111111111111111111111111111111111111111";
        await RunAtAsync(9);
        Shop.Branches["next"] = "3333333333333333333333333333333333333333";

        await RunAtAsync(12, "--force");

        Assert.Equal(3, Files().Length);
    }

    [Fact]
    public async Task A_provider_that_was_never_asked_and_may_not_be_asked_now_leaves_its_set_alone()
    {
        Define("GitHubBranch", "schedule: [{cron: '0 9 * * *', window: 1h}]");
        Shop.Branches["main"] = "1111111111111111111111111111111111111111";

        var result = await RunAtAsync(12);

        Assert.Contains("nothing is remembered of it: the set stays as it is", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Folder, "expanded")));
    }

    [Fact]
    public async Task A_branch_that_is_gone_takes_only_its_own_files_with_it()
    {
        Define("GitHubBranch", "");
        Shop.Branches["main"] = "1111111111111111111111111111111111111111";
        Shop.Branches["next"] = "3333333333333333333333333333333333333333";
        await RunAtAsync(9);
        Shop.Branches.TryRemove("next", out _);

        await RunAtAsync(9);

        Assert.Equal(2, Files().Length);
    }

    [Fact]
    public async Task A_branch_that_the_listing_forgot_but_the_repository_has_keeps_its_files()
    {
        Define("GitHubBranch", "");
        Shop.Branches["main"] = "1111111111111111111111111111111111111111";
        Shop.Branches["next"] = "3333333333333333333333333333333333333333";
        await RunAtAsync(9);
        GitHub.Fault = request => request.Path.EndsWith("/branches", StringComparison.Ordinal) ? new FakeFault.Answer(200, """[{"name":"main","commit":{"sha":"1111111111111111111111111111111111111111"}}]""") : null;

        var result = await RunAsync();

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(3, Files().Length);
    }

    private async Task<ProgramResult> RunAtAsync(int hour, params string[] arguments)
    {
        var clock = new Scenarios.FixedTimeProvider(new DateTimeOffset(2026, 3, 2, hour, 5, 0, TimeSpan.Zero));
        var result = await new ProgramHost(Folder, GitHub) { Clock = clock }.RunAsync(["run", "--publish", "files", .. arguments], Token);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }

    private string Title(int request) => Read($"expanded/apps/requests/configmap-apps-title-{request}.yaml");

    private string[] Files() => [.. Directory.EnumerateFiles(Path.Combine(Folder, "expanded/apps/requests")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    private void Define(string type, string more) => File.WriteAllText(Path.Combine(Folder, "sets.yaml"), $$"""
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSetInputProvider
        metadata:
          name: shop
          namespace: apps
        spec:
          type: {{type}}
          url: https://github.com/acme/shop
          defaultValues: {title: none}
          {{more}}
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
                name: title-<< inputs.id >>
                namespace: apps
              data:
                title: << inputs.title | quote >>
                sha: << inputs.sha | quote >>
        """);
}
