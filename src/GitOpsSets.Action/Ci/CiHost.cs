using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>Where and why a run happens, as its CI host tells it. The host's own folder fills it in, and nobody else asks which host it is.</summary>
/// <param name="Name">Which host, for people.</param>
/// <param name="NewReporter">Speaks to it.</param>
internal sealed record CiHost(string Name, Func<ReporterSettings, IRunReporter> NewReporter)
{
    /// <summary>Whether no host runs us: a person does, or something we do not know.</summary>
    public bool IsByHand { get; init; }

    /// <summary>Such as <c>acme/shop</c>; empty when unknown.</summary>
    public string Repository { get; init; } = "";

    /// <summary>What the address of the run's own repository has below the server, where that is not its name; null where it is.</summary>
    public string? RepositoryPath { get; init; }

    /// <summary>The folder that is checked out for the job; null when unknown.</summary>
    public string? Workspace { get; init; }

    /// <summary>The full name of what is checked out, such as <c>refs/heads/main</c> or <c>refs/pull/7/merge</c>; empty when unknown.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The commit; empty when unknown.</summary>
    public string Sha { get; init; } = "";

    /// <summary>What started the run, such as <c>push</c> or <c>schedule</c>; empty when unknown.</summary>
    public string Event { get; init; } = "";

    /// <summary>Names this run among all; null when unknown.</summary>
    public string? RunId { get; init; }

    /// <summary>Whether the run is about a pull or merge request.</summary>
    public bool IsPullRequest { get; init; }

    /// <summary>Whether the run is about a pull request of another repository: its content is a stranger's.</summary>
    public bool IsFork { get; init; }

    /// <summary>Whether what started the run gives it a token that can write though it may work on what a stranger wrote.</summary>
    public bool MayServeStrangers { get; init; }

    /// <summary>Whether what is checked out is a merge that a queue tries, on a branch of the queue's own: it may never be the base branch.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The forge as people browse it; null when unknown.</summary>
    public Uri? Server { get; init; }

    /// <summary>The root of its API; null when unknown.</summary>
    public Uri? Api { get; init; }

    /// <summary>The kind of forge that has the repository of the run, as <see cref="IPullRequestLister.Forge"/> names it; empty when unknown.</summary>
    public string Forge { get; init; } = "";

    /// <summary>What stands between a repository and a commit in the address of the commit's page; null when that is not known.</summary>
    public string? CommitFolder { get; init; }

    /// <summary>The token that the host gives to every job, where it serves for the forge; may be empty.</summary>
    public Secret JobToken { get; init; }

    /// <summary>How a step gets that token, where the host gives it to none that does not ask; null elsewhere.</summary>
    public string? TokenAdvice { get; init; }

    /// <summary>Whether that token opens less than one that is given: it then stands in for none.</summary>
    public bool HasLimitedJobToken { get; init; }

    /// <summary>Makes what tells clouds who the job is; null where nothing of the kind is offered.</summary>
    public Func<ForgeHttp, IIdTokens>? IdTokens { get; init; }

    /// <summary>Where those tokens are to be had; null for nowhere.</summary>
    public Uri? IdTokenServer { get; init; }

    /// <summary>Hosts of the run's own surroundings, which may have private addresses.</summary>
    public IEnumerable<string> OwnHosts => ((Uri?[])[Server, Api, IdTokenServer]).OfType<Uri>().Select(static address => address.Host);

    /// <summary>Who makes the commits of the host's jobs, in its own eyes: a machine account, and never the person who started the job; null when there is none.</summary>
    public GitIdentity? Author { get; init; }

    /// <summary>The branch that is checked out; null for a tag, a pull request's merge commit, or when unknown.</summary>
    public string? Branch => !IsTrial && Reference.StartsWith("refs/heads/", StringComparison.Ordinal) ? Reference["refs/heads/".Length..] : null;

    /// <summary>
    /// What a commit's message says so that the host starts no pipeline for it, where the pushes of jobs start some; null where they start none, or the commit goes to another
    /// host's repository.
    /// </summary>
    public string? SkipMark { get; init; }

    /// <summary>Where people read a commit of the run's repository; null when that is not known.</summary>
    public string? LinkTo(string commit) =>
        CommitFolder is not null && Server is not null && Repository.Length > 0 ? $"{Server.GetLeftPart(UriPartial.Authority)}/{Repository}/{CommitFolder}/{commit}" : null;

    /// <summary>The job's own token where it serves for whatever the input does; empty where it opens less.</summary>
    public Secret StandInToken => HasLimitedJobToken ? default : JobToken;

    /// <summary>The forge of the run with the run's token, or without one with a job's token that opens less; null when it is not known.</summary>
    /// <param name="token">May be empty.</param>
    public HomeForge? HomeForge(Secret token) => Server is null || Api is null ? null
        : HasLimitedJobToken && token.IsEmpty ? new HomeForge(Server, Api, JobToken) { Name = Forge, HasJobToken = true }
        : new HomeForge(Server, Api, token) { Name = Forge };
}
