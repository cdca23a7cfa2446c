using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Oci.Artifacts;

/// <summary>Fetches what OCIRepository objects stand for, each of them once. Every byte is held against its digest before it is read.</summary>
/// <param name="http">Asks registries.</param>
/// <param name="signIn">Gives a repository the credential that its cloud has for the run.</param>
/// <param name="tags">Lists the tags of a repository.</param>
/// <param name="blobs">Fetches layers, which registries keep on servers of others: it follows there, without a credential.</param>
/// <param name="limits">How much is read.</param>
internal sealed class OciRepositories(ForgeHttp http, Func<ForgeRepository, CancellationToken, Task<ForgeRepository>> signIn, IReferenceLister tags, IHttpSource blobs, ArtifactLimits limits) : ITreeSource
{
    private readonly ConcurrentDictionary<(string Namespace, string Name), Lazy<Task<TreeAnswer>>> _answers = new();

    /// <inheritdoc/>
    public Task<TreeAnswer> OpenAsync(TreeRequest request, CancellationToken cancellationToken) =>
        _answers.GetOrAdd((request.Namespace, request.Name), _ => new Lazy<Task<TreeAnswer>>(() => FetchAsync(request, (RemoteSource.Oci)request.Remote!, cancellationToken))).Value;

    private async Task<TreeAnswer> FetchAsync(TreeRequest request, RemoteSource.Oci source, CancellationToken cancellationToken)
    {
        string place = $"{TreeSources.Describe(request)} at oci://{source.Server.Authority}/{source.Path}";
        try
        {
            var repository = await SignedInAsync(new ForgeRepository(source.Server, source.Path, source.Access.Password) { Tls = source.Access.Tls, Identity = source.Access.Identity }, cancellationToken);
            string name = await NameAsync(repository, source.Reference, cancellationToken);
            var session = await RegistrySession.OpenAsync(http, repository, cancellationToken);
            var (manifest, digest) = await ManifestAsync(session, repository, name, cancellationToken);
            if (manifest.IsIndex)
            {
                (manifest, _) = await ManifestAsync(session, repository, manifest.OfPlatform().Digest, cancellationToken);
            }

            var layer = manifest.IsIndex ? throw new ForgeException("its index leads to another index", "Name a single artifact in 'ref'") : manifest.Layer(source.LayerMediaType);
            var tree = LayerArchive.Read(await LayerAsync(session, layer, cancellationToken), limits);
            return new TreeAnswer.Found(tree) { IsWhole = !source.IsCopied, Revision = name == digest ? digest : $"{name}@{digest}" };
        }
        catch (ForgeException exception)
        {
            return new TreeAnswer.Unavailable(new SourceFailure(place, exception.Reason, Advice(exception, source.Access)));
        }
    }

    private async Task<ForgeRepository> SignedInAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        try
        {
            return await signIn(repository, cancellationToken);
        }
        catch (ForgeException exception)
        {
            throw new ForgeException($"the sign-in: {exception.Reason}", exception.Advice, exception);
        }
    }

    private async Task<string> NameAsync(ForgeRepository repository, OciReference reference, CancellationToken cancellationToken)
    {
        switch (reference)
        {
            case OciReference.Digest digest:
                return digest.Value;
            case OciReference.Tag tag:
                return tag.Name;
            case OciReference.Chosen chosen:
                return await tags.ListAsync(repository, ReferenceKind.Tag, cancellationToken) switch
                {
                    Listing<ForgeReference>.Complete listing => chosen.Choose([.. listing.Items.Select(static tag => tag.Name)]) ?? throw new ForgeException($"{chosen.Description} is not in the repository", "Check 'ref'"),
                    Listing<ForgeReference>.Failed failed => throw new ForgeException(failed.Failure.Reason, failed.Failure.Advice),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<(ArtifactManifest Manifest, string Digest)> ManifestAsync(RegistrySession session, ForgeRepository repository, string name, CancellationToken cancellationToken)
    {
        var answer = await session.ManifestAsync(name, isHead: false, cancellationToken);
        if (answer.Status != 200)
        {
            throw RegistryAnswers.Explain(answer, repository.Credential, http.Clock.GetUtcNow());
        }

        string digest = DigestOf(answer.Body.Span);
        string promised = name.StartsWith("sha256:", StringComparison.Ordinal) ? name : answer.Header("docker-content-digest") is { } header && header.StartsWith("sha256:", StringComparison.Ordinal) ? header : digest;
        return digest == promised
            ? (ArtifactManifest.Read(answer.Body), digest)
            : throw new ForgeException($"the manifest's digest is {digest} and not {RemoteText.Clean(promised)}", "Something between here and the registry changes its answers");
    }

    private async Task<ReadOnlyMemory<byte>> LayerAsync(RegistrySession session, ArtifactLayer layer, CancellationToken cancellationToken)
    {
        if (layer.Size > limits.MaxLayerBytes)
        {
            throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the layer has {layer.Size} bytes; at most {limits.MaxLayerBytes} are read"), "Map the repository to a folder with the input sources");
        }

        var reply = await blobs.AskAsync(session.BlobQuestion(layer.Digest, (int)layer.Size), cancellationToken);
        var body = reply switch
        {
            HttpReply.Received { Status: 200, Body: var received } => received,
            HttpReply.Received other => throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"HTTP {other.Status} for the layer"), "Try again later; if it stays, check the URL and push the artifact anew"),
            HttpReply.Unavailable unavailable => throw new ForgeException($"the layer: {unavailable.Failure.Reason}", LayerAdvice(unavailable)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return body.Length == layer.Size && DigestOf(body.Span) == layer.Digest
            ? body
            : throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the layer's {body.Length} bytes are not those of the manifest: its size or digest differs"), "Something between here and the registry changes its answers, or the artifact is broken: push it anew");
    }

    private static string LayerAdvice(HttpReply.Unavailable unavailable) => unavailable.Status switch
    {
        null => unavailable.Failure.Advice,
        401 or 403 => "The registry, or the server it keeps layers on, refuses: check the credentials, and the runner's clock, for the links to layers expire",
        404 or 410 => "The layer is not kept any more: check the URL, or push the artifact anew",
        429 => "Run less often",
        _ => "The registry, or the server it keeps layers on, has trouble: try again later",
    };

    private static string DigestOf(ReadOnlySpan<byte> content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private static string Advice(ForgeException exception, SourceAccess access) => (exception.Status is 401 or 403, access) switch
    {
        (true, { MissingSecret: { } secret }) => $"Hand in its Secret through the input secrets: {secret}/.dockerconfigjson=…",
        (true, { Identity: not null }) => $"Its provider '{access.Provider}' signs in with the run's identity: check that there is one, that it may pull, and that the registry is of that cloud; or name a Secret in 'secretRef'",
        _ => exception.Advice.TrimEnd('.'),
    };
}
