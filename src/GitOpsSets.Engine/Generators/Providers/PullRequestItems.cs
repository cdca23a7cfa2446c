using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>Open pull requests as input sets.</summary>
internal static class PullRequestItems
{
    // Questions about single pull requests that are under way at one time.
    private const int Parallelism = 8;

    public static async Task<GitListing> ListAsync(GenerationContext context, GitProviderType type, ForgeRepository repository, InputFilter filter, CancellationToken cancellationToken)
    {
        if (context.PullRequests.Find(type.Forge) is not { } lister)
        {
            return GitListing.NobodyToAsk(type.Forge);
        }

        var source = EvidenceSource.OfPullRequests(lister, repository, Matches);
        return await context.PullRequests.ListOpenAsync(lister, repository, cancellationToken) switch
        {
            Listing<PullRequest>.Complete listing when lister.ListsNumbersOnly => await CompleteAsync(listing.Items),
            Listing<PullRequest>.Complete listing => Take([.. listing.Items.Where(Matches)], type, filter.Limit, source),
            Listing<PullRequest>.Failed failed => new GitListing.Failed(failed.Failure),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        // Never more are asked for than the limit leaves room for.
        async Task<GitListing> CompleteAsync(ImmutableArray<PullRequest> listed)
        {
            var items = ImmutableArray.CreateBuilder<(ListedInput, string)>();
            int next = 0;
            while (next < listed.Length && items.Count < filter.Limit)
            {
                int count = Math.Min(Parallelism, filter.Limit - items.Count);
                var answers = await Task.WhenAll(listed.Skip(next).Take(count).Select(request => context.PullRequests.CompleteAsync(lister, repository, request, cancellationToken)));
                if (answers.OfType<Listing<PullRequest>.Failed>().FirstOrDefault() is { } failed)
                {
                    return new GitListing.Failed(failed.Failure);
                }

                items.AddRange(answers.Cast<Listing<PullRequest>.Complete>().SelectMany(static answer => answer.Items).Where(Matches).Select(request => ToItem(request, type, source)));
                next += answers.Length;
            }

            return new GitListing.Complete(items.ToImmutable(), next < listed.Length, source);
        }

        bool Matches(PullRequest request) => filter.MatchesName(request.HeadBranch) && (type.ForgeFiltersLabels || type.HasNoLabels || filter.MatchesLabels(request.Labels));
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
