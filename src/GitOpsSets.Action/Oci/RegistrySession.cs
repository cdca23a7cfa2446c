using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Oci;

/// <summary>One repository of a registry that has let us in.</summary>
/// <param name="http">The way out.</param>
/// <param name="server">Scheme and authority that answered.</param>
/// <param name="repository">What was asked for.</param>
/// <param name="authorization">What every request shows; null to ask anonymously.</param>
internal sealed class RegistrySession(ForgeHttp http, Uri server, ForgeRepository repository, ForgeAuthorization? authorization)
{
    // As Docker writes it before an identity token.
    private const string IdentityTokenUser = "<token>:";

    private const string Manifests = "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json, */*";

    /// <summary>Asks whether a registry is there and what it wants, over TLS first.</summary>
    /// <exception cref="ForgeException">Nobody answers, or we are not let in.</exception>
    public static async Task<RegistrySession> OpenAsync(ForgeHttp http, ForgeRepository repository, CancellationToken cancellationToken)
    {
        var secure = new UriBuilder(repository.Server) { Scheme = Uri.UriSchemeHttps, Port = repository.Server.IsDefaultPort ? -1 : repository.Server.Port }.Uri;
        Uri server = secure;
        ForgeAnswer ping;
        try
        {
            ping = await PingAsync(http, secure, repository, cancellationToken);
        }
        catch (ForgeException exception) when (repository.Server.Scheme == Uri.UriSchemeHttp && repository.Tls is null)
        {
            server = repository.Server;
            try
            {
                ping = await PingAsync(http, server, repository, cancellationToken);
            }
            catch (ForgeException)
            {
                throw exception;
            }
        }

        var challenge = ping.Status switch
        {
            200 => RegistryChallenge.None,
            401 => RegistryChallenge.Read(ping.Header("www-authenticate")),
            _ => throw RegistryAnswers.Explain(ping, repository.Credential, http.Clock.GetUtcNow()),
        };
        var authorization = challenge.Scheme == "bearer" ? await TokenAsync(http, server, repository, challenge, cancellationToken) : Basic(repository.Credential);
        return new RegistrySession(http, server, repository, authorization);
    }

    /// <summary>The address of something of the repository's.</summary>
    public Uri AddressOf(string call) => new(server, $"/v2/{repository.Path}/{call}");

    /// <summary>Asks for it.</summary>
    /// <exception cref="ForgeException">There was no complete answer.</exception>
    public Task<ForgeAnswer> GetAsync(Uri address, CancellationToken cancellationToken) => http.SendAsync(Request(address), cancellationToken);

    /// <summary>Asks for a manifest, or for its head alone.</summary>
    /// <exception cref="ForgeException">There was no complete answer.</exception>
    public Task<ForgeAnswer> ManifestAsync(string tag, bool isHead, CancellationToken cancellationToken) =>
        http.SendAsync(Request(AddressOf($"manifests/{tag}")) with { Method = isHead ? HttpMethod.Head : HttpMethod.Get, Headers = [KeyValuePair.Create("Accept", Manifests)] }, cancellationToken);

    /// <summary>How a blob is asked for. Registries keep blobs on servers of others and send one there; the credential does not go along.</summary>
    /// <param name="digest">Which one.</param>
    /// <param name="size">More bytes than that are no answer.</param>
    public HttpQuestion BlobQuestion(string digest, int size) => new(AddressOf($"blobs/{digest}"), "GET")
    {
        Headers = authorization is null ? [] : [KeyValuePair.Create(authorization.Header, new Secret($"{authorization.Scheme} {authorization.Token.Reveal().Trim()}"))],
        IsConfidential = authorization is not null,
        Tls = repository.Tls,
        MaxAnswerBytes = size,
    };

    private static Task<ForgeAnswer> PingAsync(ForgeHttp http, Uri server, ForgeRepository repository, CancellationToken cancellationToken) =>
        http.SendAsync(new ForgeRequest(new Uri(server, "/v2/")) { Tls = repository.Tls }, cancellationToken);

    private static async Task<ForgeAuthorization?> TokenAsync(ForgeHttp http, Uri server, ForgeRepository repository, RegistryChallenge challenge, CancellationToken cancellationToken)
    {
        if (!AbsoluteAddress.TryRead(challenge.Realm, out var realm) || realm.Scheme is not ("http" or "https") || (realm.Scheme == Uri.UriSchemeHttp && server.Scheme == Uri.UriSchemeHttps))
        {
            throw new ForgeException("the registry names no token server that can be asked", "Check the URL");
        }

        // What certSecretRef holds is for the registry itself.
        var tls = Origin.Same(realm, server) ? repository.Tls : null;
        string scope = $"scope={Uri.EscapeDataString($"repository:{repository.Path}:pull")}&service={Uri.EscapeDataString(challenge.Service)}";
        string credential = repository.Credential?.Reveal() ?? "";
        var request = credential.StartsWith(IdentityTokenUser, StringComparison.Ordinal)
            ? Exchange(http, realm, credential[IdentityTokenUser.Length..], scope) with { Tls = tls }
            : new ForgeRequest(new Uri(realm.AbsoluteUri + (realm.Query.Length == 0 ? "?" : "&") + scope)) { Authorization = Basic(repository.Credential), Tls = tls };
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status == 200 ? ForgeAuthorization.Bearer(RegistryAnswers.Token(answer)) : throw RegistryAnswers.Explain(answer, repository.Credential, http.Clock.GetUtcNow());
    }

    private static ForgeRequest Exchange(ForgeHttp http, Uri realm, string identityToken, string scope) =>
        realm.Scheme == Uri.UriSchemeHttps || http.Policy.PrivateHosts.Contains(Origin.HostOf(realm))
            ? new ForgeRequest(realm)
            {
                Method = HttpMethod.Post,
                Body = Encoding.UTF8.GetBytes($"grant_type=refresh_token&client_id=gitopssets-action&refresh_token={Uri.EscapeDataString(identityToken)}&{scope}"),
                ContentType = "application/x-www-form-urlencoded",
            }
            : throw new ForgeException("the token would travel unencrypted, which is refused", "Name the host in the input private-hosts");

    private static ForgeAuthorization? Basic(Secret? credential) =>
        credential is { IsEmpty: false } given && !given.Reveal().StartsWith(IdentityTokenUser, StringComparison.Ordinal)
            ? new ForgeAuthorization("Authorization", "Basic", new Secret(Convert.ToBase64String(Encoding.UTF8.GetBytes(given.Reveal()))))
            : null;

    private ForgeRequest Request(Uri address) => new(address)
    {
        Authorization = authorization,
        Tls = repository.Tls,
        Headers = [KeyValuePair.Create("Accept", "application/json")],
    };
}
