using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Tests.Ci;

public sealed class PublishPermissionTests
{
    private const string OwnPull = """{"pull_request":{"head":{"repo":{"full_name":"Acme/shop"}}}}""";
    private const string ForkPull = """{"pull_request":{"head":{"repo":{"full_name":"mallory/shop"}}}}""";
    private const string OwnRun = """{"workflow_run":{"head_repository":{"full_name":"acme/shop"}}}""";
    private const string ForkRun = """{"workflow_run":{"head_repository":{"full_name":"mallory/shop"}}}""";
    private const string DeletedFork = """{"pull_request":{"head":{"repo":null}}}""";

    [Theory]
    [InlineData("push", "refs/heads/main", null, PublishOutcome.Commits)]
    [InlineData("schedule", "refs/heads/main", null, PublishOutcome.Commits)]
    [InlineData("push", "refs/tags/v1", null, PublishOutcome.ReportsWithAWarning)]
    [InlineData("pull_request", "refs/pull/7/merge", OwnPull, PublishOutcome.ReportsOnly)]
    [InlineData("pull_request", "refs/pull/7/merge", ForkPull, PublishOutcome.ReportsOnly)]
    [InlineData("pull_request", "refs/pull/7/merge", DeletedFork, PublishOutcome.ReportsOnly)]
    [InlineData("pull_request", "refs/pull/7/merge", null, PublishOutcome.ReportsOnly)]
    [InlineData("pull_request", "refs/pull/7/merge", "not JSON", PublishOutcome.ReportsOnly)]
    [InlineData("pull_request_target", "refs/heads/main", ForkPull, PublishOutcome.ReportsOnly)]
    [InlineData("pull_request_target", "refs/heads/main", OwnPull, PublishOutcome.CommitsWithAWarning)]
    [InlineData("workflow_run", "refs/heads/main", OwnRun, PublishOutcome.CommitsWithAWarning)]
    [InlineData("workflow_run", "refs/heads/main", ForkRun, PublishOutcome.ReportsOnly)]
    [InlineData("merge_group", "refs/heads/gh-readonly-queue/main/pr-7-0a1b", "{}", PublishOutcome.ReportsOnly)]
    [InlineData("push", "refs/heads/gh-readonly-queue/main/pr-7-0a1b", "{}", PublishOutcome.ReportsOnly)]
    [InlineData("workflow_dispatch", "refs/heads/feature", "{}", PublishOutcome.Commits)]
    [InlineData("workflow_dispatch", "refs/tags/v1", "{}", PublishOutcome.ReportsWithAWarning)]
    [InlineData("repository_dispatch", "refs/heads/main", "{}", PublishOutcome.Commits)]
    [InlineData("issue_comment", "refs/heads/main", "{}", PublishOutcome.Commits)]
    [InlineData("release", "refs/tags/v1", "{}", PublishOutcome.ReportsWithAWarning)]
    public void A_commit_needs_a_branch_and_no_stranger(string name, string reference, string? payload, PublishOutcome outcome)
    {
        var permission = PublishPermission.For(Detect(name, reference, payload), Publish("commit"), isDetached: false);

        Assert.Equal(outcome, Outcome(permission));
    }

    [Fact]
    public void A_named_branch_is_enough_for_a_merge_commit()
    {
        var permission = PublishPermission.For(Detect("pull_request", "refs/pull/7/merge", OwnPull), Publish("commit", "--base=main"), isDetached: true);

        Assert.Equal((PublishMode.Commit, null), (permission.Mode, permission.Finding));
    }

    [Theory]
    [InlineData("pull_request", ForkPull)]
    [InlineData("pull_request_target", DeletedFork)]
    [InlineData("pull_request_review", ForkPull)]
    [InlineData("pull_request_review_comment", ForkPull)]
    [InlineData("pull_request_review_approved", ForkPull)]
    [InlineData("pull_request_comment", "{}")]
    [InlineData("workflow_run", ForkRun)]
    [InlineData("merge_group", "{}", "refs/heads/gh-readonly-queue/main/pr-7-0a1b")]
    public void What_is_not_merged_yet_publishes_nothing_where_a_stranger_may_have_written_it_or_a_queue_tries_it(string name, string payload, string reference = "refs/pull/7/merge")
    {
        var permission = PublishPermission.For(Detect(name, reference, payload), Publish("commit", "--base=main"), isDetached: false);

        Assert.Equal((PublishMode.None, Severity.Notice), (permission.Mode, permission.Finding?.Severity));
    }

    [Theory]
    [InlineData(false, PublishOutcome.Commits)]
    [InlineData(true, PublishOutcome.ReportsWithAWarning)]
    public void A_clone_on_no_branch_only_reports_where_no_host_names_one(bool isDetached, PublishOutcome outcome)
    {
        var permission = PublishPermission.For(CiHostCatalog.Detect(HostVariables.Of()), Publish("commit"), isDetached);

        Assert.Equal(outcome, Outcome(permission));
    }

    [Fact]
    public void A_host_that_checks_out_commits_names_their_branch()
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("GITLAB_CI=true", "CI_COMMIT_BRANCH=main"));

        Assert.Equal((PublishMode.Commit, null), (PublishPermission.For(host, Publish("commit"), isDetached: true).Mode, PublishPermission.For(host, Publish("commit"), isDetached: true).Finding));
    }

    [Fact]
    public void Writing_files_is_nobodys_business()
    {
        Assert.Equal(PublishMode.Files, PublishPermission.For(Detect("pull_request", "refs/pull/7/merge", ForkPull), Publish("files"), isDetached: true).Mode);
    }

    public enum PublishOutcome
    {
        Commits,
        CommitsWithAWarning,
        ReportsOnly,
        ReportsWithAWarning,
    }

    private static PublishOutcome Outcome(PublishPermission permission) => (permission.Mode, permission.Finding?.Severity) switch
    {
        (PublishMode.Commit, null) => PublishOutcome.Commits,
        (PublishMode.Commit, Severity.Warning) => PublishOutcome.CommitsWithAWarning,
        (PublishMode.None, Severity.Notice) => PublishOutcome.ReportsOnly,
        _ => PublishOutcome.ReportsWithAWarning,
    };

    private static CiHost Detect(string name, string reference, string? payload) => CiHostCatalog.Detect(
        HostVariables.With(payload, "GITHUB_ACTIONS=true", "GITHUB_REPOSITORY=acme/shop", $"GITHUB_EVENT_NAME={name}", $"GITHUB_REF={reference}", "GITHUB_EVENT_PATH=event.json"));

    private static Options.PublishOptions Publish(string mode, params string[] words) =>
        OptionsReader.Read(["run", "--publish", mode, .. words], new Dictionary<string, string>(StringComparer.Ordinal), []).Value.Publish;
}
