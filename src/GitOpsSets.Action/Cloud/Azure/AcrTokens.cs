using System.Text;
using System.Text.RegularExpressions;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Azure;

/// <summary>
/// Passwords for Azure's container registries: a registry gives a refresh token for an access token of Entra's
/// (<see href="https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md"/>).
/// </summary>
/// <param name="http">The way out.</param>
/// <param name="identity">Who asks.</param>
internal sealed partial class AcrTokens(ForgeHttp http, EntraIdentity identity)
{
    // The registry's own word for a user that is a refresh token.
    private const string User = "00000000-0000-0000-0000-000000000000";

    private readonly TokenCache<(string Host, CloudIdentity Identity), Secret> _tokens = new(http.Clock);

    /// <summary>A registry's <c>user:password</c>; null when the host is none of Azure's, or the run is nobody to Azure.</summary>
    /// <param name="host">Of the registry.</param>
    /// <param name="account">As whom.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">An exchange failed.</exception>
    public async Task<Secret?> FindAsync(string host, CloudIdentity account, CancellationToken cancellationToken)
    {
        var match = HostPattern.Match(host);
        if (!match.Success)
        {
            return null;
        }

        string scope = match.Groups["domain"].Value switch
        {
            "azurecr.cn" => "https://management.chinacloudapi.cn/.default",
            "azurecr.us" => "https://management.usgovcloudapi.net/.default",
            _ => "https://containerregistry.azure.net/.default",
        };
        return await identity.FindAsync(account, scope, cancellationToken) is { } access
            ? await _tokens.GetAsync((host, account), () => ExchangeAsync(host, identity.TenantOf(account), access, cancellationToken))
            : null;
    }

    private async Task<(Secret Token, DateTimeOffset Expires)> ExchangeAsync(string host, string tenant, Secret access, CancellationToken cancellationToken)
    {
        string source = $"the token exchange of {host}";
        var request = new ForgeRequest(new Uri($"https://{host}/oauth2/exchange"))
        {
            Confidential = [access],
            Method = HttpMethod.Post,
            OnlyReads = true,
            ContentType = "application/x-www-form-urlencoded",
            Body = Encoding.UTF8.GetBytes($"grant_type=access_token&service={host}&tenant={Uri.EscapeDataString(tenant)}&access_token={Uri.EscapeDataString(access.Reveal())}"),
        };
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.Status != 200)
        {
            throw CloudAnswers.Refused(source, answer, request, http.Clock.GetUtcNow());
        }

        using var body = CloudAnswers.Parse(source, answer);
        return CloudAnswers.Text(body.RootElement, "refresh_token") is { Length: > 0 } token
            ? (new Secret($"{User}:{token}"), http.Clock.GetUtcNow() + TimeSpan.FromHours(1))
            : throw new ForgeException($"{source}: HTTP 200 without a token", "A proxy may have answered: check the runner's network");
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,100}(\.[a-z0-9-]{1,100})*\.(?<domain>azurecr\.(io|cn|de|us))\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HostPattern { get; }
}
