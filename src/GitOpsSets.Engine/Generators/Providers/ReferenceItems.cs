using System.Collections.Immutable;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Generators.Inputs;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>Branches, tags and environments as input sets.</summary>
internal static class ReferenceItems
{
    public static async Task<GitListing> ListAsync(GenerationContext context, GitProviderType type, ReferenceKind kind, ForgeRepository repository, InputFilter filter, CancellationToken cancellationToken)
    {
        if (context.References.Find(type.Forge) is not { } lister)
        {
            return GitListing.NobodyToAsk(type.Forge);
        }

        return await context.References.ListAsync(lister, repository, kind, cancellationToken) switch
        {
            Listing<ForgeReference>.Complete listing => await TakeAsync(new Question(lister, type, kind, repository, filter), listing.Items, cancellationToken),
            Listing<ForgeReference>.Failed failed => new GitListing.Failed(failed.Failure),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Tags are put in order before the limit cuts them; the others are taken as the forge lists them.
    private static async Task<GitListing> TakeAsync(Question question, ImmutableArray<ForgeReference> listed, CancellationToken cancellationToken)
    {
        var (lister, type, kind, repository, filter) = question;
        bool isBounded = false;
        var candidates = kind == ReferenceKind.Tag
            ? TagSelection.Select(listed, reference => reference.Name, filter, out isBounded)
            : [.. listed.Where(reference => filter.MatchesName(reference.Name))];
        var source = EvidenceSource.OfReferences(lister, repository, kind, filter.MatchesName);
        var items = ImmutableArray.CreateBuilder<(ListedInput, string)>();
        foreach (var candidate in candidates)
        {
            if (items.Count == filter.Limit)
            {
                isBounded = true;
                break;
            }

            switch (await lister.CompleteAsync(repository, kind, candidate, cancellationToken))
            {
                case Listing<ForgeReference>.Failed failed:
                    return new GitListing.Failed(failed.Failure);
                case Listing<ForgeReference>.Complete { Items: [var reference] }:
                    items.Add((ToInput(reference, type, kind), source.Of(EvidenceSource.ItemOf(reference, kind))));
                    break;
            }
        }

        return new GitListing.Complete(items.ToImmutable(), isBounded, source);
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

    private static string SlugOf(ForgeReference reference, GitProviderType type) => type.HasSlug ? GitLabSlug.Of(reference.Name) : "";

    private sealed record Question(IReferenceLister Lister, GitProviderType Type, ReferenceKind Kind, ForgeRepository Repository, InputFilter Filter);
}
