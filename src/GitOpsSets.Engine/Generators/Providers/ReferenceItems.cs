using System.Collections.Immutable;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Generators.Inputs;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>Branches, tags and environments as input sets.</summary>
internal static class ReferenceItems
{
    // Second questions that are asked at a time.
    private const int SideBySide = 8;

    public static async Task<GitListing> ListAsync(GenerationContext context, GitProviderType type, ReferenceKind kind, ForgeRepository repository, InputFilter filter, FilterRules rules, ImmutableArray<PageValidator> known, CancellationToken cancellationToken)
    {
        if (context.References.Find(type.Forge) is not { } lister)
        {
            return GitListing.NobodyToAsk(type.Forge);
        }

        if (await context.References.IsUnchangedAsync(lister, repository, kind, known, cancellationToken))
        {
            return new GitListing.Unchanged(EvidenceSource.OfReferences(lister, repository, kind, filter.MatchesName));
        }

        return await context.References.ListAsync(lister, repository, kind, cancellationToken) switch
        {
            Listing<ForgeReference>.Complete listing => await TakeAsync(new Question(lister, type, kind, repository, filter, rules, context.NewDropLog()), listing, cancellationToken),
            Listing<ForgeReference>.Failed failed => new GitListing.Failed(failed.Failure),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Tags are put in order before the limit cuts them; the others are taken as the forge lists them.
    private static async Task<GitListing> TakeAsync(Question question, Listing<ForgeReference>.Complete listing, CancellationToken cancellationToken)
    {
        var listed = listing.Items;
        var (lister, type, kind, repository, filter, rules, drops) = question;
        bool isBounded = false;
        var candidates = kind == ReferenceKind.Tag
            ? TagSelection.Select(listed, reference => reference.Name, filter, drops is null ? null : Drop, out isBounded)
            : [.. listed.Where(Passes)];
        var source = EvidenceSource.OfReferences(lister, repository, kind, filter.MatchesName);
        var items = ImmutableArray.CreateBuilder<(ListedInput, string)>();
        int next = 0;
        while (next < candidates.Length && items.Count < filter.Limit)
        {
            // No more at a time than may be taken: nothing is asked for nothing.
            var some = candidates.Slice(next, Math.Min(Math.Min(SideBySide, filter.Limit - items.Count), candidates.Length - next));
            next += some.Length;
            var answers = await Task.WhenAll(some.Select(candidate => lister.CompleteAsync(repository, kind, candidate, cancellationToken)));
            foreach (var (candidate, answer) in some.Zip(answers))
            {
                switch (answer)
                {
                    case Listing<ForgeReference>.Failed failed:
                        return new GitListing.Failed(failed.Failure);
                    case Listing<ForgeReference>.Complete { Items: [var reference] }:
                        items.Add((ToInput(reference, type, kind), source.Of(EvidenceSource.ItemOf(reference, kind))));
                        break;
                    default:
                        drops?.Add(ItemName.Of(kind, candidate), new DropRule(DropReason.Incomplete, "has nothing deployed to it", rules.Usual));
                        break;
                }
            }
        }

        isBounded |= next < candidates.Length;
        foreach (var candidate in candidates.Slice(next, drops is null ? 0 : candidates.Length - next))
        {
            Drop(candidate, FilterCondition.Limit);
        }

        return new GitListing.Complete(items.ToImmutable(), isBounded, source) { Dropped = drops?.Items ?? [], Validators = listing.Validators };

        bool Passes(ForgeReference reference)
        {
            if (filter.AgainstName(reference.Name) is not { } condition)
            {
                return true;
            }

            Drop(reference, condition);
            return false;
        }

        void Drop(ForgeReference reference, FilterCondition condition) => drops?.Add(ItemName.Of(kind, reference), rules.Of(condition));
    }

    private static ListedInput ToInput(ForgeReference reference, GitProviderType type, ReferenceKind kind) => kind switch
    {
        ReferenceKind.Environment => new ListedInput(reference.Id, reference.Sha)
        {
            Branch = reference.Branch,
            Author = reference.Author,
            Title = reference.Name,
            Slug = reference.Slug,
        },
        ReferenceKind.Tag => new ListedInput(InputId.Of(reference.Name), reference.Sha) { Tag = reference.Name, Slug = SlugOf(reference, type) },
        _ => new ListedInput(InputId.Of(reference.Name), reference.Sha) { Branch = reference.Name, Slug = SlugOf(reference, type) },
    };

    private static string SlugOf(ForgeReference reference, GitProviderType type) => type.HasSlug ? ReferenceSlug.Of(reference.Name) : "";

    private sealed record Question(IReferenceLister Lister, GitProviderType Type, ReferenceKind Kind, ForgeRepository Repository, InputFilter Filter, FilterRules Rules, DropLog? Drops);
}
