using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>Open pull requests as input sets.</summary>
internal static class PullRequestItems
{
    public static async Task<GitListing> ListAsync(GenerationContext context, GitProviderType type, ForgeRepository repository, InputFilter filter, CancellationToken cancellationToken)
    {
        if (context.PullRequests.Find(type.Forge) is not { } lister)
        {
            return GitListing.NobodyToAsk(type.Forge);
        }

        var source = EvidenceSource.OfPullRequests(lister, repository, Matches);
        return await context.PullRequests.ListOpenAsync(lister, repository, cancellationToken) switch
        {
            Listing<PullRequest>.Complete listing => Take([.. listing.Items.Where(Matches)], type, filter.Limit, source),
            Listing<PullRequest>.Failed failed => new GitListing.Failed(failed.Failure),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        bool Matches(PullRequest request) => filter.MatchesName(request.HeadBranch) && (type.ForgeFiltersLabels || filter.MatchesLabels(request.Labels));
    }

    private static GitListing.Complete Take(ImmutableArray<PullRequest> matching, GitProviderType type, int limit, EvidenceSource source) =>
        new([.. matching.Take(limit).Select(request => ToItem(request, type, source))], matching.Length > limit, source);

    private static (ListedInput Input, string Evidence) ToItem(PullRequest request, GitProviderType type, EvidenceSource source)
    {
        string id = request.Number.ToString(CultureInfo.InvariantCulture);
        var input = new ListedInput(id, request.HeadSha)
        {
            Branch = request.HeadBranch,
            Author = request.Author,
            Title = request.Title,
            Slug = type.HasSlug ? GitLabSlug.Of(request.HeadBranch) : "",
            Labels = request.Labels,
        };
        return (input, source.Of(id));
    }
}
