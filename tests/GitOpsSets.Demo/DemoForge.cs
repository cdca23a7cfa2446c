using GitOpsSets.Testing;

namespace GitOpsSets.Demo;

/// <summary>A kind of forge that changes are published to, with the CI host that belongs to it.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Repository">What the forge calls the repository.</param>
/// <param name="GitPath">Where git has it below the server.</param>
internal sealed record DemoForge(string Name, string Repository, string GitPath)
{
    private const string Run = "17";

    // GitHub is another forge there, with a token of its own.
    private static readonly string[] Secrets = ["--secrets", "previews/shop-token/username=demo\npreviews/shop-token/password=demonstration0123456789"];

    /// <summary>github.com from a shell with a token.</summary>
    public static DemoForge GitHub { get; } = new("GitHub", "acme/previews", "acme/previews")
    {
        StartAsync = static _ => throw new NotSupportedException("the demo has a GitHub already"),
        Variables = static (_, _) => [],
        Arguments = ["--token", DemoStage.Token],
    };

    /// <summary>GitLab CI with a project access token.</summary>
    public static DemoForge GitLab { get; } = new("GitLab", "acme/teams/previews", "acme/teams/previews")
    {
        StartAsync = static async token => await FakeGitLabServer.StartAsync(token),
        Variables = static (forge, _) =>
        [
            ("GITLAB_CI", "true"), ("CI_SERVER_URL", Address(forge.Server)), ("CI_API_V4_URL", Address(forge.Api)), ("CI_PROJECT_PATH", "acme/teams/previews"),
            ("CI_PROJECT_ID", "1000"), ("CI_COMMIT_BRANCH", "main"), ("CI_PIPELINE_SOURCE", "schedule"), ("CI_JOB_ID", Run),
        ],
        Arguments = ["--token", DemoStage.Token, .. Secrets],
    };

    /// <summary>Azure Pipelines with the pipeline's own token.</summary>
    public static DemoForge AzureDevOps { get; } = new("Azure DevOps", "acme/platform team/previews", "acme/platform team/_git/previews")
    {
        StartAsync = static async token => await FakeAzureDevOpsServer.StartAsync(token),
        Variables = static (forge, remote) =>
        [
            ("TF_BUILD", "True"), ("SYSTEM_COLLECTIONURI", $"{forge.Server}acme/"), ("SYSTEM_TEAMPROJECT", "platform team"), ("BUILD_REPOSITORY_PROVIDER", "TfsGit"),
            ("BUILD_REPOSITORY_NAME", "previews"), ("BUILD_REPOSITORY_URI", remote), ("BUILD_SOURCEBRANCH", "refs/heads/main"), ("BUILD_REASON", "Schedule"),
            ("BUILD_BUILDID", Run), ("SYSTEM_ACCESSTOKEN", DemoStage.Token),
        ],
        Arguments = Secrets,
    };

    /// <summary>Gitea Actions, which look much like GitHub's.</summary>
    public static DemoForge Gitea { get; } = new("Gitea", "acme/previews", "acme/previews")
    {
        StartAsync = static async token => await FakeGiteaServer.StartAsync(token),
        Variables = static (forge, _) =>
        [
            ("GITHUB_ACTIONS", "true"), ("GITEA_ACTIONS", "true"), ("GITHUB_SERVER_URL", Address(forge.Server)), ("GITHUB_API_URL", Address(forge.Api)),
            ("GITHUB_REPOSITORY", "acme/previews"), ("GITHUB_REF", "refs/heads/main"), ("GITHUB_EVENT_NAME", "schedule"), ("GITHUB_RUN_ID", Run),
        ],
        Arguments = ["--token", DemoStage.Token, .. Secrets],
    };

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, DemoForge> All { get; } =
        ((DemoForge[])[GitHub, GitLab, AzureDevOps, Gitea]).ToDictionary(static forge => forge.Name, StringComparer.Ordinal);

    /// <summary>Starts a stand-in for it.</summary>
    public required Func<CancellationToken, Task<FakeForgeServer>> StartAsync { get; init; }

    /// <summary>What the CI host tells a job, given the forge and the address git has the repository at.</summary>
    public required Func<FakeForgeServer, string, IReadOnlyList<(string Name, string Value)>> Variables { get; init; }

    /// <summary>What a run must be told besides.</summary>
    public required string[] Arguments { get; init; }

    private static string Address(Uri address) => address.ToString().TrimEnd('/');
}
