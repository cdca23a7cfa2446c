using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>Open pull requests as input sets.</summary>
internal static class PullRequestItems
{
    // Questions about single pull requests that are under way at one time.
    private const int SideBySide = 8;

    /// <summary>Those that a filter takes, in the forge's order.</summary>
    /// <param name="context">Lists them.</param>
    /// <param name="type">Of the provider.</param>
    /// <param name="repository">Where they are.</param>
    /// <param name="filter">What to take.</param>
    /// <param name="rules">Says where the filter's conditions stand.</param>
    /// <param name="known">What an earlier listing can be asked by; empty where there is none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<GitListing> ListAsync(GenerationContext context, GitProviderType type, ForgeRepository repository, InputFilter filter, FilterRules rules, ImmutableArray<PageValidator> known, CancellationToken cancellationToken)
    {
        if (context.PullRequests.Find(type.Forge) is not { } lister)
        {
            return GitListing.NobodyToAsk(type.Forge);
        }

        var source = EvidenceSource.OfPullRequests(lister, repository, request => Against(request, type, filter) is null);
        if (await context.PullRequests.IsUnchangedAsync(lister, repository, known, cancellationToken))
        {
            return new GitListing.Unchanged(source);
        }

        var taking = new Taking(type, filter, rules, source, context.NewDropLog());
        return await context.PullRequests.ListOpenAsync(lister, repository, cancellationToken) switch
        {
            Listing<PullRequest>.Complete listing when lister.ListsNumbersOnly =>
                await taking.CompleteAsync(listing.Items, request => context.PullRequests.CompleteAsync(lister, repository, request, cancellationToken)),
            Listing<PullRequest>.Complete listing => taking.Take(listing.Items) with { Validators = listing.Validators },
            Listing<PullRequest>.Failed failed => new GitListing.Failed(failed.Failure),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static FilterCondition? Against(PullRequest request, GitProviderType type, InputFilter filter) =>
        filter.AgainstName(request.HeadBranch) ?? (type.ForgeFiltersLabels || type.HasNoLabels ? null : filter.AgainstLabels(request.Labels));

    private static (ListedInput Input, string Evidence) ToItem(PullRequest request, GitProviderType type, EvidenceSource source)
    {
        string id = request.Number.ToString(CultureInfo.InvariantCulture);
        var input = new ListedInput(id, request.HeadSha)
        {
            Branch = request.HeadBranch,
            Author = request.Author,
            Title = request.Title,
            Slug = type.HasSlug ? ReferenceSlug.Of(request.HeadBranch) : "",
            Labels = request.Labels,
        };
        return (input, source.Of(id));
    }

    private sealed class Taking(GitProviderType type, InputFilter filter, FilterRules rules, EvidenceSource source, DropLog? drops)
    {
        private readonly ImmutableArray<(ListedInput, string)>.Builder _items = ImmutableArray.CreateBuilder<(ListedInput, string)>();
        private bool _isBounded;

        public GitListing.Complete Take(ImmutableArray<PullRequest> listed)
        {
            foreach (var request in listed)
            {
                Take(request);
            }

            return Taken();
        }

        // Never more are asked for than the limit leaves room for.
        public async Task<GitListing> CompleteAsync(ImmutableArray<PullRequest> listed, Func<PullRequest, Task<Listing<PullRequest>>> ask)
        {
            int next = 0;
            while (next < listed.Length && _items.Count < filter.Limit)
            {
                var some = listed.Slice(next, Math.Min(Math.Min(SideBySide, filter.Limit - _items.Count), listed.Length - next));
                next += some.Length;
                foreach (var (request, answer) in some.Zip(await Task.WhenAll(some.Select(ask))))
                {
                    switch (answer)
                    {
                        case Listing<PullRequest>.Failed failed:
                            return new GitListing.Failed(failed.Failure);
                        case Listing<PullRequest>.Complete { Items: [var complete] }:
                            Take(complete);
                            break;
                        default:
                            drops?.Add(ItemName.Of(request), new DropRule(DropReason.Incomplete, "was closed meanwhile, or names no commit", rules.Usual));
                            break;
                    }
                }
            }

            foreach (var request in listed.Skip(next))
            {
                Drop(request, FilterCondition.Limit);
            }

            return Taken();
        }

        private void Take(PullRequest request)
        {
            if ((Against(request, type, filter) ?? (_items.Count < filter.Limit ? null : FilterCondition.Limit)) is { } condition)
            {
                Drop(request, condition);
            }
            else
            {
                _items.Add(ToItem(request, type, source));
            }
        }

        private void Drop(PullRequest request, FilterCondition condition)
        {
            _isBounded |= condition == FilterCondition.Limit;
            drops?.Add(ItemName.Of(request), rules.Of(condition, request.Labels));
        }

        private GitListing.Complete Taken() => new(_items.ToImmutable(), _isBounded, source) { Dropped = drops?.Items ?? [] };
    }
}
