using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Branches and tags on GitHub.com and GitHub Enterprise.</summary>
/// <param name="http">The way out.</param>
/// <param name="access">Who asks.</param>
internal sealed class GitHubReferences(ForgeHttp http, GitHubAccess access) : IReferenceLister
{
    /// <inheritdoc/>
    public string Forge => GitHubForge.Name;

    /// <inheritdoc/>
    public async Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var client = await access.ConnectAsync(repository, cancellationToken);
            var rows = await client.ListAsync(ListingOf(kind), cancellationToken);
            return new Listing<ForgeReference>.Complete([.. rows.Select(static row => new ForgeReference(row.Name, row.Commit.Sha))], began) { Validators = rows.Validators };
        }
        catch (ForgeException exception)
        {
            return new Listing<ForgeReference>.Failed(new SourceFailure($"GitHub {Plural(kind)} of {access.NameOf(repository)}", exception.Reason, exception.Advice));
        }
    }

    /// <inheritdoc/>
    public async Task<bool> IsUnchangedAsync(ForgeRepository repository, ReferenceKind kind, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken)
    {
        try
        {
            var client = await access.ConnectAsync(repository, cancellationToken);
            return await client.HoldsAsync(ListingOf(kind), validators, cancellationToken);
        }
        catch (ForgeException)
        {
            // the listing says it
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken)
    {
        try
        {
            var client = await access.ConnectAsync(repository, cancellationToken);
            if (await client.HasReferenceAsync($"{(kind == ReferenceKind.Tag ? "tags" : "heads")}/{name}", cancellationToken))
            {
                return EvidenceVerdict.StillThere;
            }

            // 404 is also GitHub's word for "you may not know": it counts only where the repository itself can be read
            await client.RequireRepositoryAsync(cancellationToken);
            return EvidenceVerdict.Gone;
        }
        catch (ForgeException)
        {
            return EvidenceVerdict.Unknown;
        }
    }

    // https://docs.github.com/rest/branches/branches#list-branches, https://docs.github.com/rest/repos/repos#list-repository-tags
    private static ForgeListing<GitHubReference> ListingOf(ReferenceKind kind) => kind == ReferenceKind.Environment
        ? throw new ForgeException("environments are not listed for GitHub")
        : new ForgeListing<GitHubReference>(
            $"{Plural(kind)}?per_page=100",
            static answer => ForgeJson.Read(answer, GitHubJson.Default.IReadOnlyListGitHubReference),
            static row => row is { Commit.Sha.Length: > 0 },
            kind == ReferenceKind.Tag ? "a tag without commit" : "a branch without commit",
            static row => row.Name);

    private static string Plural(ReferenceKind kind) => kind switch { ReferenceKind.Branch => "branches", ReferenceKind.Tag => "tags", _ => "environments" };
}
