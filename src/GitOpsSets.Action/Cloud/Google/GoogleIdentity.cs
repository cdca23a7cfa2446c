using System.Text.Json;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Google;

/// <summary>
/// Who the run is to Google Cloud: an access token of the environment, or the credentials file that Google's own tools read, of a service account or of a
/// workload identity pool (<see href="https://google.aip.dev/auth/4110"/>). The metadata server of a machine is not asked.
/// </summary>
/// <param name="http">The way out.</param>
/// <param name="environment">The variables that Google's own tools read.</param>
internal sealed class GoogleIdentity(ForgeHttp http, CloudEnvironment environment)
{
    private const string FileVariable = "GOOGLE_APPLICATION_CREDENTIALS";

    private readonly IIdTokens? _idTokens = environment.IdTokens?.Invoke(http);
    private readonly GoogleExchanges _exchanges = new(http);
    private readonly TokenCache<string, Secret> _tokens = new(http.Clock);

    /// <summary>An access token for Google's APIs; null when the run is nobody to Google.</summary>
    /// <param name="account">As whom; without an email, as whoever the environment says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">The file cannot be used, or an exchange failed.</exception>
    public async Task<Secret?> FindAsync(CloudIdentity account, CancellationToken cancellationToken)
    {
        var given = environment.Secret("GOOGLE_OAUTH_ACCESS_TOKEN") is { IsEmpty: false } named ? named : environment.Secret("CLOUDSDK_AUTH_ACCESS_TOKEN");
        if (!given.IsEmpty)
        {
            return given;
        }

        return environment.Text(FileVariable) is { Length: > 0 } path
            ? await _tokens.GetAsync(account.ServiceAccountEmail, () => ExchangeAsync(path, account.ServiceAccountEmail, cancellationToken))
            : null;
    }

    private async Task<(Secret Token, DateTimeOffset Expires)> ExchangeAsync(string path, string email, CancellationToken cancellationToken)
    {
        using var file = Read(path);
        var token = CloudAnswers.Text(file.RootElement, "type") switch
        {
            "service_account" => await _exchanges.OfServiceAccountAsync(file.RootElement, cancellationToken),
            "external_account" => await OfPoolAsync(file.RootElement, cancellationToken),
            var type => throw Unusable($"its type '{RemoteText.Clean(type ?? "")}' is neither service_account nor external_account"),
        };
        return email.Length == 0 ? token : await _exchanges.ImpersonateAsync(GoogleExchanges.ImpersonationOf(email), token.Token, cancellationToken);
    }

    private async Task<(Secret Token, DateTimeOffset Expires)> OfPoolAsync(JsonElement file, CancellationToken cancellationToken)
    {
        var subject = await SubjectAsync(file.TryGetProperty("credential_source", out var source) ? source : default, cancellationToken);
        var token = await _exchanges.OfSubjectAsync(file, subject, cancellationToken);
        return CloudAnswers.Text(file, "service_account_impersonation_url") is { Length: > 0 } address
            ? await _exchanges.ImpersonateAsync(GoogleExchanges.OwnAddress(address), token.Token, cancellationToken)
            : token;
    }

    // A file, or the address at which the job is told who it is: no other is asked, whatever the file says.
    private async Task<Secret> SubjectAsync(JsonElement source, CancellationToken cancellationToken)
    {
        string text;
        if (CloudAnswers.Text(source, "file") is { } path)
        {
            text = environment.File(path)?.Reveal() ?? throw Unusable("the file that its credential_source names cannot be read");
        }
        else if (_idTokens is not null && AbsoluteAddress.TryRead(CloudAnswers.Text(source, "url"), out var address) && await _idTokens.AskAsync(address, cancellationToken) is { } answer)
        {
            using var body = CloudAnswers.Parse(_idTokens.Name, answer);
            return FieldOf(source) is not { } member ? new Secret(System.Text.Encoding.UTF8.GetString(answer.Body.Span))
                : CloudAnswers.Text(body.RootElement, member) is { Length: > 0 } token ? new Secret(token) : throw CloudAnswers.WithoutToken(_idTokens.Name);
        }
        else
        {
            throw Unusable("its credential_source is neither a file nor this job's own identity token");
        }

        return new Secret(FieldOf(source) is { } field ? Field(text, field) : text);
    }

    private static string? FieldOf(JsonElement source) =>
        source.TryGetProperty("format", out var format) && CloudAnswers.Text(format, "type") == "json" ? CloudAnswers.Text(format, "subject_token_field_name") : null;

    private static string Field(string text, string field)
    {
        try
        {
            using var body = JsonDocument.Parse(text);
            return CloudAnswers.Text(body.RootElement, field) is { Length: > 0 } value ? value : throw Unusable($"the subject token has no field '{RemoteText.Clean(field)}'");
        }
        catch (JsonException)
        {
            throw Unusable("the subject token is no JSON");
        }
    }

    private JsonDocument Read(string path)
    {
        try
        {
            return environment.File(path) is { } file ? JsonDocument.Parse(file.Reveal()) : throw Unusable("it cannot be read");
        }
        catch (JsonException)
        {
            throw Unusable("it is no JSON");
        }
    }

    private static ForgeException Unusable(string why) => new($"the credentials file that {FileVariable} names cannot be used: {why}", "Use the file that google-github-actions/auth or 'gcloud iam workload-identity-pools create-cred-config' writes");
}
