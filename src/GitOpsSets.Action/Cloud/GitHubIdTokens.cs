using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud;

/// <summary>
/// The token by which a job of GitHub Actions says who it is, for clouds that trust it
/// (<see href="https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect"/>).
/// </summary>
/// <param name="http">The way out.</param>
/// <param name="environment">Says where it is to be had.</param>
internal sealed class GitHubIdTokens(ForgeHttp http, CloudEnvironment environment)
{
    /// <summary>The variable that a job has with the permission <c>id-token: write</c>.</summary>
    public const string AddressVariable = "ACTIONS_ID_TOKEN_REQUEST_URL";

    /// <summary>Whether there is anybody to ask.</summary>
    public bool IsOffered => environment.Text(AddressVariable).Length > 0;

    /// <summary>A token for an audience, or null when nobody offers one.</summary>
    /// <param name="audience">Such as <c>sts.amazonaws.com</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">It was offered, and yet not given.</exception>
    public async Task<Secret?> FindAsync(string audience, CancellationToken cancellationToken)
    {
        if (!AbsoluteAddress.TryRead(environment.Text(AddressVariable), out var address) || ForgeAuthorization.Bearer(environment.Secret("ACTIONS_ID_TOKEN_REQUEST_TOKEN")) is not { } authorization)
        {
            return null;
        }

        string query = $"{(address.Query.Length == 0 ? "?" : "&")}audience={Uri.EscapeDataString(audience)}";
        var request = new ForgeRequest(new Uri(address.AbsoluteUri + query)) { Authorization = authorization, Rights = "the permission 'id-token: write' of the job" };
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.Status != 200)
        {
            throw CloudAnswers.Refused("GitHub's identity token", answer, request, http.Clock.GetUtcNow());
        }

        using var body = CloudAnswers.Parse("GitHub's identity token", answer);
        return CloudAnswers.Text(body.RootElement, "value") is { Length: > 0 } token ? new Secret(token) : throw new ForgeException("GitHub's identity token: HTTP 200 without a token", "A proxy may have answered: check the runner's network");
    }
}
