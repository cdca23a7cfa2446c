using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Tests.Ci;

public sealed class PublishPermissionTests
{
    private const string OwnPull = """{"pull_request":{"head":{"repo":{"full_name":"Acme/shop"}}}}""";
    private const string ForkPull = """{"pull_request":{"head":{"repo":{"full_name":"mallory/shop"}}}}""";
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
    public void A_commit_needs_a_branch_and_no_stranger(string name, string reference, string? payload, PublishOutcome outcome)
    {
        var permission = PublishPermission.For(Detect(name, reference, payload), Publish("commit"));

        Assert.Equal(outcome, (permission.Mode, permission.Finding?.Severity) switch
        {
            (PublishMode.Commit, null) => PublishOutcome.Commits,
            (PublishMode.Commit, Severity.Warning) => PublishOutcome.CommitsWithAWarning,
            (PublishMode.None, Severity.Notice) => PublishOutcome.ReportsOnly,
            _ => PublishOutcome.ReportsWithAWarning,
        });
    }

    [Fact]
    public void A_named_branch_is_enough_for_a_merge_commit()
    {
        var permission = PublishPermission.For(Detect("pull_request", "refs/pull/7/merge", OwnPull), Publish("commit", "--base=main"));

        Assert.Equal((PublishMode.Commit, null), (permission.Mode, permission.Finding));
    }

    [Fact]
    public void Writing_files_is_nobodys_business()
    {
        Assert.Equal(PublishMode.Files, PublishPermission.For(Detect("pull_request", "refs/pull/7/merge", ForkPull), Publish("files")).Mode);
    }

    public enum PublishOutcome
    {
        Commits,
        CommitsWithAWarning,
        ReportsOnly,
        ReportsWithAWarning,
    }

    private static CiHost Detect(string name, string reference, string? payload) => CiHostCatalog.Detect(
        HostVariables.With(payload, "GITHUB_ACTIONS=true", "GITHUB_REPOSITORY=acme/shop", $"GITHUB_EVENT_NAME={name}", $"GITHUB_REF={reference}", "GITHUB_EVENT_PATH=event.json"));

    private static Options.PublishOptions Publish(string mode, params string[] words) =>
        OptionsReader.Read(["run", "--publish", mode, .. words], new Dictionary<string, string>(StringComparer.Ordinal), []).Value.Publish;
}
