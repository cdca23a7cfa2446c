using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>
/// Who the run is to AWS: the access key of the environment, else the role that its web identity may take. Neither profiles nor the metadata services of
/// machines are asked: what a definition from a stranger reaches is what somebody gave to this run.
/// </summary>
/// <param name="http">The way out.</param>
/// <param name="environment">The variables that AWS's own tools read.</param>
internal sealed class AwsIdentity(ForgeHttp http, CloudEnvironment environment)
{
    private readonly IIdTokens? _idTokens = environment.IdTokens?.Invoke(http);
    private readonly TokenCache<(AwsRegion Region, string RoleArn), AwsCredentials> _sessions = new(http.Clock);

    /// <summary>What is said when there is no identity at all.</summary>
    public static ForgeException Missing() => new(
        "the run has no AWS credentials",
        "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (the action aws-actions/configure-aws-credentials does), or AWS_ROLE_ARN with AWS_WEB_IDENTITY_TOKEN_FILE or the permission 'id-token: write'; profiles and the metadata service of the machine are not asked");

    /// <summary>The access key, or null when the run has none.</summary>
    /// <param name="region">Whose token service is asked.</param>
    /// <param name="roleArn">The role that the definition's service account names; empty for that of the environment. An access key of the environment stands as it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">The exchange of the web identity failed.</exception>
    public async Task<AwsCredentials?> FindAsync(AwsRegion region, string roleArn, CancellationToken cancellationToken)
    {
        string key = environment.Text("AWS_ACCESS_KEY_ID");
        var secret = environment.Secret("AWS_SECRET_ACCESS_KEY");
        if (key.Length > 0 && !secret.IsEmpty)
        {
            return new AwsCredentials(key, secret, environment.Secret("AWS_SESSION_TOKEN"), DateTimeOffset.MaxValue);
        }

        string role = roleArn.Length > 0 ? roleArn : environment.Text("AWS_ROLE_ARN");
        if (role.Length == 0 || (environment.Text("AWS_WEB_IDENTITY_TOKEN_FILE").Length == 0 && _idTokens is null))
        {
            return null;
        }

        return await _sessions.GetAsync((region, role), async () =>
        {
            var taken = await TakeRoleAsync(region, role, cancellationToken);
            return (taken, taken.Expires);
        });
    }

    private async Task<AwsCredentials> TakeRoleAsync(AwsRegion region, string role, CancellationToken cancellationToken)
    {
        string name = environment.Text("AWS_ROLE_SESSION_NAME") is { Length: > 0 } given ? given : "gitopssets-action";
        return await AwsRoles.TakeAsync(http, region, role, name, await WebIdentityAsync(cancellationToken), cancellationToken);
    }

    private async Task<Secret?> FromHostAsync(CancellationToken cancellationToken) => _idTokens is null ? null : await _idTokens.FindAsync("sts.amazonaws.com", cancellationToken);

    private async Task<Secret> WebIdentityAsync(CancellationToken cancellationToken)
    {
        string file = environment.Text("AWS_WEB_IDENTITY_TOKEN_FILE");
        var token = file.Length > 0 ? environment.File(file) : await FromHostAsync(cancellationToken);
        return token is { IsEmpty: false } found ? found : throw new ForgeException(
            file.Length > 0 ? $"the file that AWS_WEB_IDENTITY_TOKEN_FILE names cannot be read, or is empty" : "the CI host gave no identity token",
            "Check that the token is there for the container this runs in");
    }
}
