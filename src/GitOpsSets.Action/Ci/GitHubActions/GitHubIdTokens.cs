using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci.GitHubActions;

/// <summary>
/// The token by which a job of GitHub Actions says who it is
/// (<see href="https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect"/>).
/// </summary>
/// <param name="http">The way out.</param>
/// <param name="server">Where it is to be had; null when what the job was told is no address.</param>
/// <param name="bearer">Lets the job ask; may be empty.</param>
internal sealed class GitHubIdTokens(ForgeHttp http, Uri? server, Secret bearer) : IIdTokens
{
    /// <inheritdoc/>
    public string Name => "GitHub's identity token";

    /// <inheritdoc/>
    public async Task<Secret?> FindAsync(string audience, CancellationToken cancellationToken)
    {
        if (server is null || bearer.IsEmpty)
        {
            return null;
        }

        string query = $"{(server.Query.Length == 0 ? "?" : "&")}audience={Uri.EscapeDataString(audience)}";
        var answer = await SendAsync(new Uri(server.AbsoluteUri + query), cancellationToken);
        using var body = CloudAnswers.Parse(Name, answer);
        return CloudAnswers.Text(body.RootElement, "value") is { Length: > 0 } token ? new Secret(token) : throw CloudAnswers.WithoutToken(Name);
    }

    /// <inheritdoc/>
    public async Task<ForgeAnswer?> AskAsync(Uri address, CancellationToken cancellationToken) =>
        server is not null && Origin.Same(address, server) ? await SendAsync(address, cancellationToken) : null;

    private async Task<ForgeAnswer> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        var request = new ForgeRequest(address) { Authorization = ForgeAuthorization.Bearer(bearer), Rights = "the permission 'id-token: write' of the job" };
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status == 200 ? answer : throw CloudAnswers.Refused(Name, answer, request, http.Clock.GetUtcNow());
    }
}
