using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>Branches and tags on Azure DevOps.</summary>
/// <param name="http">The way out.</param>
/// <param name="tokens">What it is asked with.</param>
internal sealed class AzureDevOpsReferences(ForgeHttp http, ForgeTokens tokens) : IReferenceLister
{
    // Not paged: https://learn.microsoft.com/rest/api/azure/devops/git/stats/list
    private static readonly ForgeListing<AzureDevOpsBranch> Branches = new(
        "stats/branches",
        static answer => AzureDevOpsClient.Rows(answer, AzureDevOpsJson.Default.AzureDevOpsPageAzureDevOpsBranch),
        static row => row is { Commit.CommitId.Length: > 0 },
        "a branch without commit",
        static row => row.Name);

    private static readonly ForgeListing<AzureDevOpsReference> Tags = StartingWith("tags");

    /// <inheritdoc/>
    public string Forge => AzureDevOpsForge.Name;

    /// <summary>A name without the prefix that git gives its kind.</summary>
    public static string Short(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;

    /// <inheritdoc/>
    public async Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var client = AzureDevOpsClient.For(http, tokens, repository);
            return new Listing<ForgeReference>.Complete(kind switch
            {
                ReferenceKind.Branch => [.. (await client.ListAsync(Branches, cancellationToken)).Select(static row => new ForgeReference(row.Name, row.Commit.CommitId))],
                ReferenceKind.Tag => [.. (await client.ListAsync(Tags, cancellationToken)).Select(static row => new ForgeReference(Short(row.Name, "refs/tags/"), row.ObjectId))],
                _ => throw NoEnvironments(),
            }, began);
        }
        catch (ForgeException exception)
        {
            string plural = kind switch { ReferenceKind.Branch => "branches", ReferenceKind.Tag => "tags", _ => "environments" };
            return new Listing<ForgeReference>.Failed(new SourceFailure($"Azure DevOps {plural} of {AzureDevOpsClient.Name(repository)}", exception.Reason, exception.Advice));
        }
    }

    /// <inheritdoc/>
    public async Task<Listing<ForgeReference>> CompleteAsync(ForgeRepository repository, ReferenceKind kind, ForgeReference reference, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        if (kind != ReferenceKind.Tag)
        {
            return new Listing<ForgeReference>.Complete([reference], began);
        }

        try
        {
            var client = AzureDevOpsClient.For(http, tokens, repository);
            return await client.FindAnnotatedTagAsync(reference.Sha, cancellationToken) switch
            {
                null => new Listing<ForgeReference>.Complete([reference], began),
                { TaggedObject.ObjectId: { Length: > 0 } target } => new Listing<ForgeReference>.Complete([reference with { Sha = target }], began),
                _ => throw new ForgeException("the object it stands for is not told"),
            };
        }
        catch (ForgeException exception)
        {
            string source = $"Azure DevOps tag '{RemoteText.Clean(reference.Name)}' of {AzureDevOpsClient.Name(repository)}";
            return new Listing<ForgeReference>.Failed(new SourceFailure(source, exception.Reason, exception.Advice));
        }
    }

    /// <inheritdoc/>
    public async Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken)
    {
        try
        {
            string folder = kind switch { ReferenceKind.Branch => "heads", ReferenceKind.Tag => "tags", _ => throw NoEnvironments() };
            var client = AzureDevOpsClient.For(http, tokens, repository);
            var found = await client.ListAsync(StartingWith($"{folder}/{name}"), cancellationToken);
            if (found.Any(row => row.Name == $"refs/{folder}/{name}"))
            {
                return EvidenceVerdict.StillThere;
            }

            await client.RequireRepositoryAsync(cancellationToken);
            return EvidenceVerdict.Gone;
        }
        catch (ForgeException)
        {
            return EvidenceVerdict.Unknown;
        }
    }

    // https://learn.microsoft.com/rest/api/azure/devops/git/refs/list
    private static ForgeListing<AzureDevOpsReference> StartingWith(string prefix) => new(
        string.Create(CultureInfo.InvariantCulture, $"refs?filter={Uri.EscapeDataString(prefix)}&$top={AzureDevOpsClient.PageSize}"),
        static answer => AzureDevOpsClient.Rows(answer, AzureDevOpsJson.Default.AzureDevOpsPageAzureDevOpsReference),
        static row => row is { Name.Length: > 0, ObjectId.Length: > 0 },
        "a reference without name or object",
        static row => row.Name);

    private static ForgeException NoEnvironments() => new("environments are not listed for Azure DevOps");
}
