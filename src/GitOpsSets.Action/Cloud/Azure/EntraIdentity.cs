using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Azure;

/// <summary>
/// Who the run is to Azure: an application of Microsoft Entra ID, by its client secret or by a token of an issuer that it trusts
/// (<see href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow"/>). No managed identity of a machine is asked for.
/// </summary>
/// <param name="http">The way out.</param>
/// <param name="environment">The variables that Azure's own tools read.</param>
internal sealed partial class EntraIdentity(ForgeHttp http, CloudEnvironment environment) : IEntraTokens
{
    private const string Source = "Microsoft Entra ID";
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly FrozenSet<string> Authorities = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "login.microsoftonline.com", "login.microsoftonline.us", "login.chinacloudapi.cn", "login.partner.microsoftonline.cn");

    private readonly IIdTokens? _idTokens = environment.IdTokens?.Invoke(http);
    private readonly TokenCache<(string Tenant, string Client, string Scope), Secret> _tokens = new(http.Clock);

    /// <summary>The directory that is asked; empty when nobody names one.</summary>
    public string TenantOf(CloudIdentity identity) => identity.TenantId.Length > 0 ? identity.TenantId : environment.Text("AZURE_TENANT_ID");

    /// <inheritdoc/>
    public async Task<Secret?> FindAsync(CloudIdentity identity, string scope, CancellationToken cancellationToken)
    {
        string tenant = TenantOf(identity);
        string client = identity.ClientId.Length > 0 ? identity.ClientId : environment.Text("AZURE_CLIENT_ID");
        bool hasProof = !SecretOf(client).IsEmpty || environment.Text("AZURE_FEDERATED_TOKEN_FILE").Length > 0 || _idTokens is not null;
        return tenant.Length > 0 && client.Length > 0 && hasProof
            ? await _tokens.GetAsync((tenant, client, scope), () => ExchangeAsync(tenant, client, scope, cancellationToken))
            : null;
    }

    private async Task<(Secret Token, DateTimeOffset Expires)> ExchangeAsync(string tenant, string client, string scope, CancellationToken cancellationToken)
    {
        var proof = SecretOf(client);
        string proves = $"client_secret={Uri.EscapeDataString(proof.Reveal())}";
        if (proof.IsEmpty)
        {
            proof = await AssertionAsync(cancellationToken);
            proves = $"client_assertion_type={Uri.EscapeDataString(AssertionType)}&client_assertion={Uri.EscapeDataString(proof.Reveal())}";
        }

        var request = new ForgeRequest(Address(tenant))
        {
            Confidential = [proof],
            Method = HttpMethod.Post,
            OnlyReads = true,
            ContentType = "application/x-www-form-urlencoded",
            Body = Encoding.UTF8.GetBytes($"grant_type=client_credentials&client_id={Uri.EscapeDataString(client)}&scope={Uri.EscapeDataString(scope)}&{proves}"),
        };
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.Status != 200)
        {
            throw CloudAnswers.Refused(Source, answer, request, http.Clock.GetUtcNow());
        }

        using var body = CloudAnswers.Parse(Source, answer);
        return CloudAnswers.AccessToken(Source, body.RootElement, http.Clock.GetUtcNow());
    }

    // A secret belongs to the application of the environment, and proves no other.
    private Secret SecretOf(string client) => client == environment.Text("AZURE_CLIENT_ID") ? environment.Secret("AZURE_CLIENT_SECRET") : default;

    private async Task<Secret?> FromHostAsync(CancellationToken cancellationToken) => _idTokens is null ? null : await _idTokens.FindAsync("api://AzureADTokenExchange", cancellationToken);

    private async Task<Secret> AssertionAsync(CancellationToken cancellationToken)
    {
        string file = environment.Text("AZURE_FEDERATED_TOKEN_FILE");
        var token = file.Length > 0 ? environment.File(file) : await FromHostAsync(cancellationToken);
        return token is { IsEmpty: false } found ? found : throw new ForgeException(
            file.Length > 0 ? "the file that AZURE_FEDERATED_TOKEN_FILE names cannot be read, or is empty" : "the CI host gave no identity token",
            "Check that the token is there for the container this runs in");
    }

    private Uri Address(string tenant)
    {
        string authority = environment.Text("AZURE_AUTHORITY_HOST") is { Length: > 0 } given ? given : "https://login.microsoftonline.com/";
        return !TenantPattern.IsMatch(tenant) ? throw new ForgeException("the Azure tenant is no id or domain", "Check AZURE_TENANT_ID, or the annotation 'azure.workload.identity/tenant-id'")
            : AbsoluteAddress.TryRead(authority, out var host) && host.Scheme == Uri.UriSchemeHttps && Authorities.Contains(host.Authority) ? new Uri($"https://{host.Authority}/{tenant}/oauth2/v2.0/token")
            : throw new ForgeException("AZURE_AUTHORITY_HOST names no server of Microsoft Entra ID", "Leave it out, or write https://login.microsoftonline.com/");
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,99}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex TenantPattern { get; }
}
