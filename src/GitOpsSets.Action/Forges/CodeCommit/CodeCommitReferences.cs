using System.Collections.Concurrent;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>
/// Branches and tags on AWS CodeCommit, which has no API for tags: one git advertisement holds both. The reference's order of branches is random; ours is
/// by name.
/// </summary>
/// <param name="http">The way out.</param>
/// <param name="signers">Sign the requests.</param>
internal sealed class CodeCommitReferences(ForgeHttp http, IAwsSigners signers) : IReferenceLister
{
    // One reading for both kinds of listing, and one more, later, for whatever they no longer show.
    private readonly ConcurrentDictionary<(ForgeRepository Repository, bool IsSecond), Lazy<Task<GitAdvertisement>>> _readings = new();

    /// <inheritdoc/>
    public string Forge => CodeCommitForge.Name;

    /// <inheritdoc/>
    public async Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            return new Listing<ForgeReference>.Complete((await ReadAsync(repository, isSecond: false, cancellationToken)).Below(Folder(kind)), began);
        }
        catch (ForgeException exception)
        {
            string plural = kind == ReferenceKind.Tag ? "tags" : "branches";
            return new Listing<ForgeReference>.Failed(new SourceFailure($"AWS CodeCommit {plural} of {CodeCommitClient.Name(repository)}", exception.Reason, exception.Advice));
        }
    }

    /// <inheritdoc/>
    public async Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken)
    {
        try
        {
            var references = (await ReadAsync(repository, isSecond: true, cancellationToken)).Below(Folder(kind));
            return references.Any(reference => reference.Name == name) ? EvidenceVerdict.StillThere : EvidenceVerdict.Gone;
        }
        catch (ForgeException)
        {
            return EvidenceVerdict.Unknown;
        }
    }

    private static string Folder(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Branch => "refs/heads/",
        ReferenceKind.Tag => "refs/tags/",
        _ => throw new ForgeException("AWS CodeCommit has no environments"),
    };

    private Task<GitAdvertisement> ReadAsync(ForgeRepository repository, bool isSecond, CancellationToken cancellationToken) =>
        _readings.GetOrAdd((repository, isSecond), _ => new Lazy<Task<GitAdvertisement>>(() => AskAsync(repository, cancellationToken))).Value;

    private async Task<GitAdvertisement> AskAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        var server = CodeCommitClient.ServerOf(repository);
        var request = new ForgeRequest(new Uri(repository.Server, $"/v1/repos/{Uri.EscapeDataString(repository.Path)}/info/refs?service=git-upload-pack"))
        {
            Signer = await signers.ForGitAsync(server, CodeCommitForge.Service, repository.Identity, cancellationToken),
            Rights = "the IAM action codecommit:GitPull on this repository",
        };
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status == 200 ? GitAdvertisement.Read(answer) : throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
    }
}
