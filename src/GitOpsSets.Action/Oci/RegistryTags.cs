using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Oci;

/// <summary>The tags of a repository in an OCI registry, and the digests they stand for (OCI distribution specification 1.1).</summary>
/// <param name="http">The way out.</param>
internal sealed partial class RegistryTags(ForgeHttp http) : IReferenceLister
{
    private const int MaxReadings = 4;

    // A registry lets us in once for all the tags of a repository, until it says that its token has grown old.
    private readonly ConcurrentDictionary<ForgeRepository, RegistrySession> _sessions = new();

    /// <inheritdoc/>
    public string Forge => "oci";

    /// <inheritdoc/>
    public async Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var session = await SessionAsync(repository, cancellationToken);
            var tags = await ReadAllAsync(session, repository, cancellationToken);
            return new Listing<ForgeReference>.Complete([.. tags.Select(static tag => new ForgeReference(tag, ""))], began);
        }
        catch (ForgeException exception)
        {
            return Failed(repository, "tags", exception);
        }
    }

    /// <inheritdoc/>
    public async Task<Listing<ForgeReference>> CompleteAsync(ForgeRepository repository, ReferenceKind kind, ForgeReference reference, CancellationToken cancellationToken)
    {
        try
        {
            if (!TagPattern.IsMatch(reference.Name))
            {
                throw new ForgeException($"'{RemoteText.Clean(reference.Name)}' is no tag that can be asked for", "Leave it out with 'excludeTag'");
            }

            return new Listing<ForgeReference>.Complete([reference with { Sha = await DigestAsync(repository, reference.Name, cancellationToken) }], default);
        }
        catch (ForgeException exception)
        {
            return Failed(repository, $"digest of the tag {RemoteText.Clean(reference.Name)}", exception);
        }
    }

    /// <inheritdoc/>
    public async Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken)
    {
        if (!TagPattern.IsMatch(name))
        {
            return EvidenceVerdict.Unknown;
        }

        try
        {
            // The listing without the tag was complete; only when its manifest is not to be had either is it gone.
            var answer = await ManifestAsync(repository, name, isHead: false, cancellationToken);
            return answer.Status switch { 200 => EvidenceVerdict.StillThere, 404 when RegistryAnswers.IsObject(answer) => EvidenceVerdict.Gone, _ => EvidenceVerdict.Unknown };
        }
        catch (ForgeException)
        {
            return EvidenceVerdict.Unknown;
        }
    }

    private static Listing<ForgeReference>.Failed Failed(ForgeRepository repository, string what, ForgeException exception) =>
        new(new SourceFailure($"OCI {what} of {repository.Server.Authority}/{repository.Path}", exception.Reason, exception.Advice));

    private async Task<RegistrySession> SessionAsync(ForgeRepository repository, CancellationToken cancellationToken) =>
        _sessions.TryGetValue(repository, out var known) ? known : _sessions[repository] = await RegistrySession.OpenAsync(http, repository, cancellationToken);

    private async Task<ForgeAnswer> ManifestAsync(ForgeRepository repository, string tag, bool isHead, CancellationToken cancellationToken)
    {
        bool isOld = _sessions.ContainsKey(repository);
        var answer = await (await SessionAsync(repository, cancellationToken)).ManifestAsync(tag, isHead, cancellationToken);
        if (answer.Status != 401 || !isOld)
        {
            return answer;
        }

        _sessions.TryRemove(repository, out _);
        return await (await SessionAsync(repository, cancellationToken)).ManifestAsync(tag, isHead, cancellationToken);
    }

    private async Task<string> DigestAsync(ForgeRepository repository, string tag, CancellationToken cancellationToken)
    {
        var head = await ManifestAsync(repository, tag, isHead: true, cancellationToken);
        if (head.Status == 200 && head.Header("docker-content-digest") is { } digest && DigestPattern.IsMatch(digest) && head.Header("content-type") is not null)
        {
            return digest;
        }

        // Not every registry answers a HEAD as it should.
        var whole = await ManifestAsync(repository, tag, isHead: false, cancellationToken);
        if (whole.Status != 200)
        {
            throw RegistryAnswers.Explain(whole, repository.Credential, http.Clock.GetUtcNow());
        }

        return RegistryAnswers.IsObject(whole) ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(whole.Body.Span))}"
            : ForgeJson.IsJson(whole) ? throw ForgeJson.Misshapen(whole, "it is no manifest", null)
            : throw ForgeJson.Foreign(whole);
    }

    /// <summary>
    /// Every tag. A page that goes on behind a name stays right whatever else is pushed or deleted; where it goes on otherwise, a tag that goes shifts its followers, and one of
    /// them may slip from a page not yet read onto one already read: then the list counts only when two readings in a row agree.
    /// </summary>
    private async Task<ImmutableArray<string>> ReadAllAsync(RegistrySession session, ForgeRepository repository, CancellationToken cancellationToken)
    {
        var (tags, isSteady) = await ReadOnceAsync(session, repository, cancellationToken);
        for (int reading = 2; !isSteady; reading++)
        {
            var (again, _) = reading <= MaxReadings ? await ReadOnceAsync(session, repository, cancellationToken)
                : throw new ForgeException("the list changed each time its pages were read", "Try again in a moment");
            isSteady = again.ToHashSet(StringComparer.Ordinal).SetEquals(tags);
            tags = again;
        }

        return tags;
    }

    private async Task<(ImmutableArray<string> Tags, bool IsSteady)> ReadOnceAsync(RegistrySession session, ForgeRepository repository, CancellationToken cancellationToken)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        var read = new HashSet<Uri>();
        bool isSteady = true;
        for (Uri? page = session.AddressOf("tags/list?n=1000"); page is not null;)
        {
            if (!read.Add(page) || read.Count > http.Policy.MaxPages)
            {
                throw new ForgeException(ForgePages.OnPage(read.Count + 1, "the registry leads to a page that was read before, or to too many"), "Try again later; if it stays, check what proxies do");
            }

            try
            {
                var asked = page;
                (var names, page) = await ReadPageAsync(session, repository, asked, cancellationToken);
                tags.AddRange(names);
                isSteady &= page is null || page.AbsolutePath != asked.AbsolutePath || (names.Length > 0 && LastPattern.Match(page.Query) is { Success: true } last && Uri.UnescapeDataString(last.Groups["name"].Value) == names[^1]);
            }
            catch (ForgeException exception) when (read.Count > 1)
            {
                throw new ForgeException(ForgePages.OnPage(read.Count, exception.Reason), exception.Advice, exception) { Status = exception.Status };
            }
        }

        return (tags.ToImmutable(), isSteady);
    }

    private async Task<(ImmutableArray<string> Names, Uri? Next)> ReadPageAsync(RegistrySession session, ForgeRepository repository, Uri page, CancellationToken cancellationToken)
    {
        var answer = await session.GetAsync(page, cancellationToken);
        if (answer.Status != 200)
        {
            throw RegistryAnswers.Explain(answer, repository.Credential, http.Clock.GetUtcNow());
        }

        var names = RegistryAnswers.Tags(answer);
        var next = Following(answer.Header("link"), page);
        return next is null || Origin.Same(next, page) ? (names, next)
            : throw new ForgeException($"its next page is on {RemoteText.Clean(Origin.HostOf(next))}, another server, which is not asked", "Check the URL, and what proxies do");
    }

    // Registries are known to name the next page without saying that it is the next.
    private static Uri? Following(string? header, Uri page) =>
        LinkHeader.Next(header, page)
        ?? (header is not null && header.IndexOf('<', StringComparison.Ordinal) is >= 0 and var start && AbsoluteAddress.TryResolve(page, header[(start + 1)..header.IndexOf('>', StringComparison.Ordinal)], out var only) ? only : null);

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,127}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern { get; }

    [GeneratedRegex("[?&]last=(?<name>[^&]*)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LastPattern { get; }

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex DigestPattern { get; }
}
