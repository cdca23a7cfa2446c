using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Tests.Cloud.Aws;

public sealed class AwsIdentityTests : IDisposable
{
    private const string Sts = "POST https://sts.eu-west-1.amazonaws.com/";

    private static readonly AwsRegion Region = new("eu-west-1", "amazonaws.com");

    private readonly CloudScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task An_access_key_of_the_environment_is_taken_as_it_is()
    {
        Set(("AWS_ACCESS_KEY_ID", "AKIA1"), ("AWS_SECRET_ACCESS_KEY", "hidden"), ("AWS_SESSION_TOKEN", "session"), ("AWS_ROLE_ARN", "arn:aws:iam::1:role/x"));

        var credentials = await FindAsync(new AwsIdentity(_scene.Http, _scene.Environment), "arn:aws:iam::1:role/of-the-service-account");

        Assert.Equal(("AKIA1", "hidden", "session"), (credentials!.AccessKeyId, credentials.SecretAccessKey.Reveal(), credentials.SessionToken.Reveal()));
        Assert.Empty(_scene.Network.Requests);
    }

    [Fact]
    public async Task A_web_identity_is_exchanged_once_for_a_key_of_its_role()
    {
        Set(("AWS_ROLE_ARN", "arn:aws:iam::1:role/deploy"), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/token"), ("AWS_ROLE_SESSION_NAME", "nightly"));
        _scene.Files["/var/token"] = "jwt-canary\n";
        _scene.Network.Answer(Sts, 200, Answer("2026-03-02T09:00:00Z"));
        var identity = new AwsIdentity(_scene.Http, _scene.Environment);

        var first = await FindAsync(identity);
        var second = await FindAsync(identity);

        Assert.Equal(("ASIA1", "hidden", "session"), (first!.AccessKeyId, first.SecretAccessKey.Reveal(), first.SessionToken.Reveal()));
        Assert.Same(first, second);
        Assert.Equal(
            [$"{Sts} Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fdeploy&RoleSessionName=nightly&WebIdentityToken=jwt-canary"],
            _scene.Network.Requests, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_role_of_a_service_account_is_taken_with_the_identity_of_a_job_of_GitHub_Actions()
    {
        _scene.OfferIdToken("sts.amazonaws.com");
        _scene.Network.Answer(Sts, 200, Answer("2026-03-02T09:00:00Z"));

        var credentials = await FindAsync(new AwsIdentity(_scene.Http, _scene.Environment), "arn:aws:iam::1:role/tenant");

        Assert.Equal("ASIA1", credentials!.AccessKeyId);
        Assert.Contains(_scene.Network.Requests, static request => request.EndsWith("audience=sts.amazonaws.com Bearer request-canary", StringComparison.Ordinal));
        Assert.Contains(_scene.Network.Requests, static request => request.Contains("role%2Ftenant&RoleSessionName=gitopssets-action&WebIdentityToken=id-canary", StringComparison.Ordinal));
        Assert.DoesNotContain("canary", string.Join('\n', _scene.Trace), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_about_to_end_is_replaced()
    {
        _scene.OfferIdToken("sts.amazonaws.com");
        Set(("AWS_ROLE_ARN", "arn:aws:iam::1:role/deploy"));
        _scene.Network.Answer(Sts, 200, Answer("2026-03-02T08:04:00Z"));
        var identity = new AwsIdentity(_scene.Http, _scene.Environment);

        await FindAsync(identity);

        Assert.Equal(2, _scene.Network.Requests.Count(static request => request.StartsWith(Sts, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_an_identity_there_are_no_credentials_and_nobody_is_asked_for_some()
    {
        Set(("AWS_ACCESS_KEY_ID", "AKIA1"), ("AWS_PROFILE", "work"), ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.2/x"));

        Assert.Null(await FindAsync(new AwsIdentity(_scene.Http, _scene.Environment)));
        Assert.Null(await FindAsync(new AwsIdentity(_scene.Http, _scene.Environment), "arn:aws:iam::1:role/tenant"));

        Assert.Empty(_scene.Network.Requests);
        Assert.Contains("metadata service of the machine are not asked", AwsIdentity.Missing().Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized for jwt-canary</Message></Error></ErrorResponse>", "HTTP 403: AccessDenied: Not authorized for ***", "trust policy")]
    [InlineData(400, "<ErrorResponse><Error><Code>ExpiredTokenException</Code><Message>late</Message></Error></ErrorResponse>", "HTTP 400: ExpiredTokenException: late", "fresh one")]
    [InlineData(400, "<ErrorResponse><Error><Code>ValidationError</Code></Error></ErrorResponse>", "HTTP 400: ValidationError", "Check the role's ARN")]
    [InlineData(500, "oops", "HTTP 500", "try again later")]
    [InlineData(200, "<html>", "HTTP 200 with a body that is no XML", "proxy")]
    [InlineData(200, "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>", "HTTP 200 with a body that is no XML", "proxy")]
    public async Task A_refusal_says_why_and_shows_no_token(int status, string body, string reason, string advice)
    {
        Set(("AWS_ROLE_ARN", "arn:aws:iam::1:role/deploy"), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/token"));
        _scene.Files["/var/token"] = "jwt-canary";
        _scene.Network.Answer(Sts, status, body);

        var exception = await Assert.ThrowsAsync<ForgeException>(() => FindAsync(new AwsIdentity(_scene.Http, _scene.Environment)));

        Assert.Equal($"AWS STS AssumeRoleWithWebIdentity: {reason}", exception.Reason);
        Assert.Contains(advice, exception.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task A_token_file_that_is_missing_or_empty_is_named(string? content)
    {
        Set(("AWS_ROLE_ARN", "arn:aws:iam::1:role/deploy"), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/token"));
        if (content is not null)
        {
            _scene.Files["/var/token"] = content;
        }

        var exception = await Assert.ThrowsAsync<ForgeException>(() => FindAsync(new AwsIdentity(_scene.Http, _scene.Environment)));

        Assert.Contains("AWS_WEB_IDENTITY_TOKEN_FILE", exception.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, """{"message":"no id-token: write"}""", "GitHub's identity token: HTTP 403: no id-token: write")]
    [InlineData(200, "{}", "GitHub's identity token: HTTP 200 without a token")]
    [InlineData(200, "<html>", "GitHub's identity token: HTTP 200 with a body that is no JSON")]
    public async Task GitHub_may_refuse_the_identity_of_a_job(int status, string body, string reason)
    {
        _scene.OfferIdToken("sts.amazonaws.com");
        Set(("AWS_ROLE_ARN", "arn:aws:iam::1:role/deploy"));
        _scene.Network.Answer("GET https://run.actions.test/token?api-version=2.0&audience=sts.amazonaws.com", status, body);

        var exception = await Assert.ThrowsAsync<ForgeException>(() => FindAsync(new AwsIdentity(_scene.Http, _scene.Environment)));

        Assert.Equal(reason, exception.Reason);
    }

    private static Task<AwsCredentials?> FindAsync(AwsIdentity identity, string role = "") => identity.FindAsync(Region, role, TestContext.Current.CancellationToken);

    private static string Answer(string expires) => $"""
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials>
        <AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>hidden</SecretAccessKey><SessionToken>session</SessionToken><Expiration>{expires}</Expiration>
        </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
        """;

    private void Set(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _scene.Variables[name] = value;
        }
    }
}
