using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>Branches and tags on Gitea and Forgejo.</summary>
/// <param name="http">The way out.</param>
/// <param name="tokens">What it is asked with.</param>
internal sealed class GiteaReferences(ForgeHttp http, ForgeTokens tokens) : IReferenceLister
{
    private static readonly ForgeListing<GiteaBranch> Branches = new(
        "branches?limit=100&page=1",
        static answer => ForgeJson.Read(answer, GiteaJson.Default.IReadOnlyListGiteaBranch),
        static row => row is { Commit.Id.Length: > 0 },
        "a branch without commit",
        static row => row.Name);

    private static readonly ForgeListing<GiteaTag> Tags = new(
        "tags?limit=100&page=1",
        static answer => ForgeJson.Read(answer, GiteaJson.Default.IReadOnlyListGiteaTag),
        static row => row is { Commit.Sha.Length: > 0 },
        "a tag without commit",
        static row => row.Name);

    /// <inheritdoc/>
    public string Forge => GiteaForge.Name;

    /// <inheritdoc/>
    public async Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var client = GiteaClient.For(http, tokens, repository);
            return new Listing<ForgeReference>.Complete(kind switch
            {
                ReferenceKind.Branch => [.. (await client.ListAsync(Branches, cancellationToken)).Select(static row => new ForgeReference(row.Name, row.Commit.Id))],
                ReferenceKind.Tag => [.. (await client.ListAsync(Tags, cancellationToken)).Select(static row => new ForgeReference(row.Name, row.Commit.Sha))],
                _ => throw NoEnvironments(),
            }, began);
        }
        catch (ForgeException exception)
        {
            string plural = kind switch { ReferenceKind.Branch => "branches", ReferenceKind.Tag => "tags", _ => "environments" };
            return new Listing<ForgeReference>.Failed(new SourceFailure($"Gitea {plural} of {GiteaClient.Name(repository)}", exception.Reason, exception.Advice));
        }
    }

    /// <inheritdoc/>
    public async Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken)
    {
        try
        {
            var client = GiteaClient.For(http, tokens, repository);
            string? found = kind switch
            {
                ReferenceKind.Branch => (await client.FindBranchAsync(name, cancellationToken))?.Name,
                ReferenceKind.Tag => (await client.FindTagAsync(name, cancellationToken))?.Name,
                _ => throw NoEnvironments(),
            };
            if (found is not null)
            {
                return found == name ? EvidenceVerdict.StillThere : EvidenceVerdict.Unknown;
            }

            // 404 is also Gitea's word for "you may not know": it counts only where the repository itself can be read
            await client.RequireRepositoryAsync(cancellationToken);
            return EvidenceVerdict.Gone;
        }
        catch (ForgeException)
        {
            return EvidenceVerdict.Unknown;
        }
    }

    private static ForgeException NoEnvironments() => new("Gitea has no environments");
}
