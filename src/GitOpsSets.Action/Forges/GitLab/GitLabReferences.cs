using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>Branches, tags and environments on GitLab.com and GitLab servers.</summary>
/// <param name="http">The way out.</param>
/// <param name="tokens">What it is asked with.</param>
internal sealed class GitLabReferences(ForgeHttp http, ForgeTokens tokens) : IReferenceLister
{
    // https://docs.gitlab.com/api/environments/#list-environments
    private static readonly ForgeListing<GitLabEnvironment> Environments = new(
        "environments?per_page=100",
        static answer => ForgeJson.Read(answer, GitLabJson.Default.IReadOnlyListGitLabEnvironment),
        static row => row is { Id: > 0, Name.Length: > 0 },
        "an environment without number or name",
        static row => row.Id.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public string Forge => GitLabForge.Name;

    /// <inheritdoc/>
    public async Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var client = GitLabClient.For(http, tokens, repository);
            ImmutableArray<ForgeReference> references = kind == ReferenceKind.Environment
                ? [.. (await client.ListAsync(Environments, cancellationToken)).Select(ToReference)]
                : [.. (await client.ListAsync(ListingOf(kind), cancellationToken)).Select(static row => new ForgeReference(row.Name, row.Commit.Id))];
            return new Listing<ForgeReference>.Complete(references, began);
        }
        catch (ForgeException exception)
        {
            return Failed($"GitLab {Plural(kind)} of {GitLabClient.Name(repository)}", exception);
        }
    }

    /// <inheritdoc/>
    public async Task<Listing<ForgeReference>> CompleteAsync(ForgeRepository repository, ReferenceKind kind, ForgeReference reference, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            return kind != ReferenceKind.Environment ? new Listing<ForgeReference>.Complete([reference], began)
                : await GitLabDeployments.FindAsync(GitLabClient.For(http, tokens, repository), reference, cancellationToken) is { } deployed ? new Listing<ForgeReference>.Complete([deployed], began)
                : new Listing<ForgeReference>.Complete([], began);
        }
        catch (ForgeException exception)
        {
            return Failed($"GitLab deployments to environment '{RemoteText.Clean(reference.Name)}' of {GitLabClient.Name(repository)}", exception);
        }
    }

    /// <inheritdoc/>
    public async Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken)
    {
        try
        {
            var client = GitLabClient.For(http, tokens, repository);
            if (await IsThereAsync(client, kind, name, cancellationToken))
            {
                return EvidenceVerdict.StillThere;
            }

            // 404 is also GitLab's word for "you may not know": it counts only where the project itself can be read
            await client.ReadProjectAsync(cancellationToken);
            return EvidenceVerdict.Gone;
        }
        catch (ForgeException)
        {
            return EvidenceVerdict.Unknown;
        }
    }

    // An environment that nothing is deployed to any more is left out of the export, which is as good as gone.
    private static async Task<bool> IsThereAsync(GitLabClient client, ReferenceKind kind, string name, CancellationToken cancellationToken)
    {
        if (kind != ReferenceKind.Environment)
        {
            var found = await client.FindAsync($"repository/{Plural(kind)}/{Uri.EscapeDataString(name)}", GitLabJson.Default.GitLabReference, cancellationToken);
            return found is not null && (found.Name == name ? true : throw new ForgeException("the answer is about another name"));
        }

        var environment = await client.FindAsync($"environments/{Uri.EscapeDataString(name)}", GitLabJson.Default.GitLabEnvironment, cancellationToken);
        return environment is not null && await GitLabDeployments.FindAsync(client, ToReference(environment), cancellationToken) is not null;
    }

    private static ForgeReference ToReference(GitLabEnvironment environment) => new(environment.Name, "")
    {
        Id = environment.Id.ToString(CultureInfo.InvariantCulture),
        Slug = environment.Slug ?? "",
        State = environment.State,
    };

    // https://docs.gitlab.com/api/branches/#list-repository-branches, https://docs.gitlab.com/api/tags/#list-project-repository-tags
    private static ForgeListing<GitLabReference> ListingOf(ReferenceKind kind) => new(
        string.Create(CultureInfo.InvariantCulture, $"repository/{Plural(kind)}?per_page={GitLabPaging.PageSize}"),
        static answer => ForgeJson.Read(answer, GitLabJson.Default.IReadOnlyListGitLabReference),
        static row => row is { Name.Length: > 0, Commit.Id.Length: > 0 },
        kind == ReferenceKind.Tag ? "a tag without name or commit" : "a branch without name or commit",
        static row => row.Name);

    private static string Plural(ReferenceKind kind) => kind switch { ReferenceKind.Branch => "branches", ReferenceKind.Tag => "tags", _ => "environments" };

    private static Listing<ForgeReference>.Failed Failed(string source, ForgeException exception) => new(new SourceFailure(source, exception.Reason, exception.Advice));
}
