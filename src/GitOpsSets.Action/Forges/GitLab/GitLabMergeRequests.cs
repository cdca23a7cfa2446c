using System.Collections.Concurrent;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>Merge requests on GitLab.com and GitLab servers.</summary>
/// <param name="http">The way out.</param>
/// <param name="tokens">What it is asked with.</param>
internal sealed class GitLabMergeRequests(ForgeHttp http, ForgeTokens tokens) : IPullRequestLister
{
    // A job's token opens branches, tags, environments and deployments, and no merge requests: https://docs.gitlab.com/ci/jobs/ci_job_token/
    private readonly ForgeTokens _tokens = tokens.WithoutJobToken;

    // Many merge requests come from few projects: each is asked for once in a run.
    private readonly ConcurrentDictionary<(ForgeRepository Repository, long Project), Lazy<Task<GitLabProject>>> _projects = new();

    /// <inheritdoc/>
    public string Forge => GitLabForge.Name;

    /// <inheritdoc/>
    public bool ListsEverything => false;

    /// <inheritdoc/>
    public async Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var requests = await GitLabClient.For(http, _tokens, repository).ListAsync(ListingOf(repository, ""), cancellationToken);
            return new Listing<PullRequest>.Complete([.. requests.Select(ToPullRequest)], began);
        }
        catch (ForgeException exception)
        {
            return new Listing<PullRequest>.Failed(Failure($"GitLab merge requests of {GitLabClient.Name(repository)}", exception));
        }
    }

    /// <inheritdoc/>
    public async Task<Listing<PullRequest>> CompleteAsync(ForgeRepository repository, PullRequest request, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            return new Listing<PullRequest>.Complete([await WithSourceAsync(repository, request, cancellationToken)], began);
        }
        catch (ForgeException exception)
        {
            return new Listing<PullRequest>.Failed(Failure($"the project that GitLab merge request {Name(repository, request.Number)} comes from", exception));
        }
    }

    /// <inheritdoc/>
    public async Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken)
    {
        try
        {
            var client = GitLabClient.For(http, _tokens, repository);
            string call = string.Create(CultureInfo.InvariantCulture, $"merge_requests/{number}");
            if (await client.FindAsync(call, GitLabJson.Default.GitLabMergeRequest, cancellationToken) is not { } request)
            {
                // 404 is also GitLab's word for "you may not know": it counts only where the project itself can be read
                await client.ReadProjectAsync(cancellationToken);
                return new PullRequestEvidence.Closed();
            }

            if (request.Iid != number || !request.IsWhole)
            {
                throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the answer is about number {request.Iid}, or incomplete"));
            }

            return request.State switch
            {
                "opened" => await OpenAsync(client, repository, request, cancellationToken),
                "closed" or "merged" => new PullRequestEvidence.Closed(),
                _ => throw new ForgeException($"its state is '{RemoteText.Clean(request.State)}'"),
            };
        }
        catch (ForgeException exception)
        {
            return new PullRequestEvidence.Unknown(Failure($"GitLab merge request {Name(repository, number)}", exception));
        }
    }

    // Labels are filtered by GitLab in its own words (None, Any), so that it is GitLab who must say that an open one does not match.
    private async Task<PullRequestEvidence> OpenAsync(GitLabClient client, ForgeRepository repository, GitLabMergeRequest request, CancellationToken cancellationToken)
    {
        if (repository.LabelFilter.Length > 0)
        {
            string only = string.Create(CultureInfo.InvariantCulture, $"&iids[]={request.Iid}");
            var matching = await client.ListAsync(ListingOf(repository, only), cancellationToken);
            if (!matching.Any(other => other.Iid == request.Iid))
            {
                return repository.LabelFilter.Split(',').All(label => request.LabelNames.Contains(label, StringComparer.OrdinalIgnoreCase))
                    ? throw new ForgeException("it is open and has the labels, and yet the listing does not show it")
                    : new PullRequestEvidence.FilteredOut();
            }
        }

        return new PullRequestEvidence.Open(await WithSourceAsync(repository, ToPullRequest(request), cancellationToken));
    }

    private async Task<PullRequest> WithSourceAsync(ForgeRepository repository, PullRequest request, CancellationToken cancellationToken)
    {
        if (!long.TryParse(request.HeadRepositoryId, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return request;
        }

        var asker = repository with { LabelFilter = "" };
        var project = await _projects.GetOrAdd((asker, number), key => new Lazy<Task<GitLabProject>>(
            () => GitLabClient.For(http, _tokens, key.Repository).Of(key.Project).ReadProjectAsync(cancellationToken))).Value;
        return project.Id == number
            ? request with { HeadRepository = project.PathWithNamespace, CloneUrl = project.HttpUrlToRepo ?? "", CloneSshUrl = project.SshUrlToRepo ?? "" }
            : throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the answer is about project {project.Id}"));
    }

    private static ForgeListing<GitLabMergeRequest> ListingOf(ForgeRepository repository, string only)
    {
        string labels = repository.LabelFilter.Length == 0 ? "" : $"&labels={Uri.EscapeDataString(repository.LabelFilter)}";
        return GitLabMergeRequest.Open(labels + only);
    }

    private static PullRequest ToPullRequest(GitLabMergeRequest request) => new(
        request.Iid,
        request.Title,
        request.Author?.Username ?? "",
        request.SourceBranch,
        request.HeadSha,
        request.TargetBranch ?? "",
        request.LabelNames,
        HeadRepository: "",
        CloneUrl: "",
        CloneSshUrl: "")
    {
        IsDraft = request.Draft ?? false,
        IsFork = request.IsFork,
        HeadRepositoryId = request.SourceProjectId?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    private static string Name(ForgeRepository repository, long number) => string.Create(CultureInfo.InvariantCulture, $"!{number} of {GitLabClient.Name(repository)}");

    private static SourceFailure Failure(string source, ForgeException exception) => new(source, exception.Reason, exception.Advice);
}
