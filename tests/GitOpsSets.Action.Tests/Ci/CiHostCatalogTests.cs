using GitOpsSets.Action.Ci;

namespace GitOpsSets.Action.Tests.Ci;

public sealed class CiHostCatalogTests
{
    [Theory]
    [InlineData("GitHub Actions", "GITHUB_ACTIONS=true")]
    [InlineData("Gitea Actions", "GITHUB_ACTIONS=true", "GITEA_ACTIONS=true")]
    [InlineData("Forgejo Actions", "GITHUB_ACTIONS=true", "GITEA_ACTIONS=true", "FORGEJO_ACTIONS=true")]
    [InlineData("Azure Pipelines", "TF_BUILD=True")]
    [InlineData("GitLab CI", "GITLAB_CI=true")]
    [InlineData("a terminal", "GITHUB_REPOSITORY=acme/shop")]
    [InlineData("a terminal", "GITHUB_ACTIONS=false", "TF_BUILD=", "CI=true")]
    public void A_host_is_known_by_its_variables(string name, params string[] variables)
    {
        var host = CiHostCatalog.Detect(HostVariables.Of(variables));

        Assert.Equal((name, name == "a terminal"), (host.Name, host.IsByHand));
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
        var host = CiHostCatalog.Detect(HostVariables.Of(variables));

        Assert.Equal(author, host.Author?.ToString());
    }

    [Theory]
    [InlineData("https://ghe.corp/acme/shop/commit/1f", "GITHUB_ACTIONS=true", "GITHUB_REPOSITORY=acme/shop", "GITHUB_SERVER_URL=https://ghe.corp")]
    [InlineData("https://git.example.test/acme/shop/commit/1f", "GITEA_ACTIONS=true", "GITHUB_REPOSITORY=acme/shop", "GITHUB_SERVER_URL=https://git.example.test")]
    [InlineData("https://gitlab.example.test/acme/shop/-/commit/1f", "GITLAB_CI=true", "CI_PROJECT_PATH=acme/shop", "CI_SERVER_URL=https://gitlab.example.test")]
    [InlineData(null, "GITLAB_CI=true", "CI_PROJECT_PATH=acme/shop")]
    [InlineData(null, "TF_BUILD=True", "SYSTEM_COLLECTIONURI=https://dev.azure.com/acme/", "BUILD_REPOSITORY_NAME=shop")]
    [InlineData(null, "GITHUB_REPOSITORY=acme/shop")]
    public void A_commit_has_a_page_where_the_host_says_so(string? page, params string[] variables)
    {
        var host = CiHostCatalog.Detect(HostVariables.Of(variables));

        Assert.Equal(page, host.LinkTo("1f"));
    }

    [Fact]
    public void What_nobody_may_see_is_known_whichever_host_runs_us()
    {
        var secrets = CiHostCatalog.SecretsIn(HostVariables.Of("SYSTEM_ACCESSTOKEN=one", "CI_JOB_TOKEN= two ", "ACTIONS_ID_TOKEN_REQUEST_TOKEN=", "OTHER=three"));

        Assert.Equal(["one", "two"], secrets.Select(static secret => secret.Reveal()).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
