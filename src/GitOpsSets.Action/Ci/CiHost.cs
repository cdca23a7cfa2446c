using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>Where and why a run happens, as its CI host tells it.</summary>
/// <param name="Kind">Which host.</param>
internal sealed record CiHost(CiKind Kind)
{
    /// <summary>Such as <c>acme/shop</c>; empty when unknown.</summary>
    public string Repository { get; init; } = "";

    /// <summary>What the address of the run's own repository has below the server, where that is not its name; null where it is.</summary>
    public string? RepositoryPath { get; init; }

    /// <summary>The full name of what is checked out, such as <c>refs/heads/main</c> or <c>refs/pull/7/merge</c>; empty when unknown.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The commit; empty when unknown.</summary>
    public string Sha { get; init; } = "";

    /// <summary>What started the run, such as <c>push</c> or <c>pull_request</c>; empty when unknown.</summary>
    public string Event { get; init; } = "";

    /// <summary>Names this run among all; null when unknown.</summary>
    public string? RunId { get; init; }

    /// <summary>Whether the run is about a pull request of another repository: its content is a stranger's.</summary>
    public bool IsFork { get; init; }

    /// <summary>The forge as people browse it; null when unknown.</summary>
    public Uri? Server { get; init; }

    /// <summary>The root of its API; null when unknown.</summary>
    public Uri? Api { get; init; }

    /// <summary>The token that the host gives to every job: <c>CI_JOB_TOKEN</c>, or <c>SYSTEM_ACCESSTOKEN</c> where it serves for the forge; may be empty.</summary>
    public Secret JobToken { get; init; }

    /// <summary>Who makes the commits of the host's jobs, in its own eyes: a machine account, and never the person who started the job; null when there is none.</summary>
    public GitIdentity? Author { get; init; }

    /// <summary>The branch that is checked out; null for a tag, a pull request's merge commit, or when unknown.</summary>
    public string? Branch => Reference.StartsWith("refs/heads/", StringComparison.Ordinal) ? Reference["refs/heads/".Length..] : null;

    /// <summary>Whether the run is about a pull or merge request.</summary>
    public bool IsPullRequest => Event is "pull_request" or "pull_request_target" or "merge_request_event" or "PullRequest"
        || Reference.StartsWith("refs/pull/", StringComparison.Ordinal) || Reference.StartsWith("refs/merge-requests/", StringComparison.Ordinal);

    /// <summary>The kind of forge that has the repository of the run, as <see cref="IPullRequestLister.Forge"/> names it; empty when unknown.</summary>
    public string Forge { get; init; } = "";

    /// <summary>Where people read a commit of the run's repository; null when that is not known.</summary>
    public string? LinkTo(string commit) => (Kind, Server) switch
    {
        (CiKind.GitHub, { } server) when Repository.Length > 0 => $"{server.GetLeftPart(UriPartial.Authority)}/{Repository}/commit/{commit}",
        (CiKind.GitLab, { } server) when Repository.Length > 0 => $"{server.GetLeftPart(UriPartial.Authority)}/{Repository}/-/commit/{commit}",
        _ => null,
    };

    /// <summary>The job's own token where it serves for whatever the input does; empty on GitLab, whose opens less.</summary>
    public Secret StandInToken => Kind == CiKind.GitLab ? default : JobToken;

    /// <summary>
    /// The forge of the run with the run's token, or on GitLab without one with the token that GitLab gives to every job, which opens less; null when it is not known. Without
    /// a CI host that is the server GitHub's own variables name, or github.com.
    /// </summary>
    public HomeForge? HomeForge(Secret token) => Server is null || Api is null ? null
        : Kind == CiKind.GitLab && token.IsEmpty ? new HomeForge(Server, Api, JobToken) { Name = Forge, HasJobToken = true }
        : new HomeForge(Server, Api, token) { Name = Forge };

    /// <summary>Learns it from the environment.</summary>
    /// <param name="environment">The variables of the process.</param>
    /// <param name="readFile">Reads a small file, for the event; null when it cannot be read.</param>
    public static CiHost Detect(IReadOnlyDictionary<string, string> environment, Func<string, string?> readFile)
    {
        string Variable(string name) => environment.GetValueOrDefault(name) ?? "";
        if (Variable("GITHUB_ACTIONS") == "true")
        {
            return GitHubContext.Read(Variable, readFile);
        }

        if (string.Equals(Variable("TF_BUILD"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return AzurePipelinesContext.Read(Variable);
        }

        return Variable("GITLAB_CI") == "true" ? GitLabContext.Read(Variable) : new CiHost(CiKind.None)
        {
            Repository = Variable("GITHUB_REPOSITORY"),
            Server = GitHubContext.Server(Variable),
            Api = GitHubContext.Api(Variable),
            Forge = GitHubContext.Forge(Variable),
        };
    }
}
