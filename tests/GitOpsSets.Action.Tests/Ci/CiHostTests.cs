using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Ci;

public sealed class CiHostTests
{
    private const string OwnPull = """{"pull_request":{"head":{"repo":{"full_name":"Acme/shop"}}}}""";
    private const string ForkPull = """{"pull_request":{"head":{"repo":{"full_name":"mallory/shop"}}}}""";
    private const string DeletedFork = """{"pull_request":{"head":{"repo":null}}}""";

    [Fact]
    public void Reads_what_the_runner_of_an_enterprise_server_tells()
    {
        var host = Detect("push", "refs/heads/main", null, ("GITHUB_SERVER_URL", "https://ghe.corp"), ("GITHUB_API_URL", "https://ghe.corp/api/v3"), ("GITHUB_RUN_ID", "12"), ("GITHUB_SHA", "abc"));

        Assert.Equal((CiKind.GitHub, "acme/shop", "main", "abc", "12.1", false), (host.Kind, host.Repository, host.Branch, host.Sha, host.RunId, host.IsFork));
        Assert.Equal(new Uri("https://ghe.corp/api/v3"), host.HomeForge(new Secret("t"))?.Api);
    }

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

    [Fact]
    public void Knows_azure_pipelines_and_gitlab()
    {
        var azure = CiHost.Detect(Variables(("TF_BUILD", "True"), ("BUILD_SOURCEBRANCH", "refs/pull/3/merge"), ("SYSTEM_PULLREQUEST_ISFORK", "True")), _ => null);
        var gitLab = CiHost.Detect(Variables(("GITLAB_CI", "true"), ("CI_COMMIT_BRANCH", "main"), ("CI_PROJECT_PATH", "acme/shop")), _ => null);
        var request = CiHost.Detect(Variables(("GITLAB_CI", "true"), ("CI_MERGE_REQUEST_IID", "4"), ("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "9"), ("CI_PROJECT_ID", "1")), _ => null);

        Assert.Equal((CiKind.AzurePipelines, true, true, null), (azure.Kind, azure.IsFork, azure.IsPullRequest, azure.Branch));
        Assert.Equal((CiKind.GitLab, "main", "acme/shop", false), (gitLab.Kind, gitLab.Branch, gitLab.Repository, gitLab.IsFork));
        Assert.Equal((true, true, null), (request.IsFork, request.IsPullRequest, request.HomeForge(new Secret("t"))));
    }

    [Fact]
    public void The_token_of_a_gitlab_run_is_for_its_own_server()
    {
        var host = CiHost.Detect(Variables(("GITLAB_CI", "true"), ("CI_SERVER_URL", "https://gitlab.example.test"), ("CI_API_V4_URL", "https://gitlab.example.test/api/v4"), ("CI_JOB_TOKEN", "job")), _ => null);

        var home = host.HomeForge(new Secret("given"));

        Assert.Equal((new Uri("https://gitlab.example.test"), "given", "gitlab", false), (home?.Server, home?.Token.Reveal(), home?.Name, home?.HasJobToken));
        Assert.Equal(("job", true), (host.HomeForge(default)?.Token.Reveal(), host.HomeForge(default)?.HasJobToken));
        Assert.True(host.StandInToken.IsEmpty);
    }

    [Fact]
    public void A_pipeline_of_azure_knows_its_collection_and_its_own_token()
    {
        var host = CiHost.Detect(
            Variables(
                ("TF_BUILD", "True"), ("SYSTEM_COLLECTIONURI", "https://dev.azure.com/acme/"), ("BUILD_REPOSITORY_PROVIDER", "TfsGit"), ("SYSTEM_ACCESSTOKEN", "job"),
                ("BUILD_REPOSITORY_URI", "https://acme@dev.azure.com/acme/platform%20team/_git/shop")),
            _ => null);

        Assert.Equal(("azuredevops", "platform%20team/_git/shop", "job"), (host.HomeForge(host.StandInToken)?.Name, host.RepositoryPath, host.StandInToken.Reveal()));
    }

    [Fact]
    public void A_pipeline_of_azure_for_a_repository_elsewhere_has_no_token_for_it()
    {
        var host = CiHost.Detect(
            Variables(("TF_BUILD", "True"), ("SYSTEM_COLLECTIONURI", "https://dev.azure.com/acme/"), ("BUILD_REPOSITORY_PROVIDER", "GitHub"), ("SYSTEM_ACCESSTOKEN", "job")), _ => null);

        Assert.Equal((null, true), (host.HomeForge(new Secret("t")), host.StandInToken.IsEmpty));
    }

    [Theory]
    [InlineData("GITEA_ACTIONS")]
    [InlineData("FORGEJO_ACTIONS")]
    public void Runners_that_look_like_GitHubs_say_what_they_are(string variable)
    {
        var host = CiHost.Detect(Variables(("GITHUB_ACTIONS", "true"), (variable, "true"), ("GITHUB_SERVER_URL", "https://git.example.test"), ("GITHUB_API_URL", "https://git.example.test/api/v1")), _ => null);

        Assert.Equal(("gitea", new Uri("https://git.example.test/api/v1")), (host.Forge, host.HomeForge(new Secret("t"))?.Api));
    }

    [Theory]
    [InlineData("github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>", "GITHUB_ACTIONS=true")]
    [InlineData("github-actions[bot] <github-actions[bot]@users.noreply.ghe.corp>", "GITHUB_ACTIONS=true", "GITHUB_SERVER_URL=https://ghe.corp")]
    [InlineData("gitea-actions <teabot@gitea.io>", "GITHUB_ACTIONS=true", "GITEA_ACTIONS=true", "GITHUB_SERVER_URL=https://git.example.test")]
    [InlineData("forgejo-actions <noreply@forgejo.org>", "GITHUB_ACTIONS=true", "FORGEJO_ACTIONS=true", "GITEA_ACTIONS=true")]
    [InlineData("platform team Build Service (acme) <build-service@noreply.dev.azure.com>", "TF_BUILD=True", "SYSTEM_COLLECTIONURI=https://dev.azure.com/acme/", "SYSTEM_TEAMPROJECT=platform team")]
    [InlineData("platform Build Service (acme) <build-service@noreply.acme.visualstudio.com>", "TF_BUILD=True", "SYSTEM_COLLECTIONURI=https://acme.visualstudio.com/", "SYSTEM_TEAMPROJECT=platform")]
    [InlineData("gitopssets <gitopssets@noreply.gitlab.example.test>", "GITLAB_CI=true", "CI_SERVER_URL=https://gitlab.example.test", "GITLAB_USER_NAME=Anna", "GITLAB_USER_EMAIL=anna@example.test")]
    [InlineData(null, "TF_BUILD=True", "SYSTEM_COLLECTIONURI=https://dev.azure.com/acme/", "SYSTEM_TEAMPROJECT=<platform>")]
    [InlineData(null, "TF_BUILD=True")]
    [InlineData(null, "GITLAB_CI=true")]
    [InlineData(null, "GITHUB_REPOSITORY=acme/shop")]
    public void Commits_are_made_by_the_machine_account_of_the_host(string? author, params string[] variables)
    {
        var host = CiHost.Detect(variables.Select(static variable => variable.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal), _ => null);

        Assert.Equal(author, host.Author?.ToString());
    }

    [Fact]
    public void Without_a_host_a_token_is_for_github_com()
    {
        var host = CiHost.Detect(Variables(), _ => null);

        Assert.Equal(CiKind.None, host.Kind);
        Assert.Equal(new Uri("https://api.github.com"), host.HomeForge(new Secret("t"))?.Api);
    }

    public enum PublishOutcome
    {
        Commits,
        CommitsWithAWarning,
        ReportsOnly,
        ReportsWithAWarning,
    }

    private static CiHost Detect(string name, string reference, string? payload, params (string Name, string Value)[] more) => CiHost.Detect(
        Variables([("GITHUB_ACTIONS", "true"), ("GITHUB_REPOSITORY", "acme/shop"), ("GITHUB_EVENT_NAME", name), ("GITHUB_REF", reference), ("GITHUB_EVENT_PATH", "event.json"), .. more]),
        path => path == "event.json" ? payload : null);

    private static Options.PublishOptions Publish(string mode, params string[] words) => OptionsReader.Read(["run", "--publish", mode, .. words], Variables(), []).Value.Publish;

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
}
