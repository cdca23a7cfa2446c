using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.GitHub;

/// <summary>Signing in as a GitHub App, against a server that answers as GitHub's documentation says.</summary>
public sealed class GitHubAppTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RSA Key = RSA.Create(2048);

    private const string Installation = """
        {
          "id": 815, "app_id": 4711, "app_slug": "previews", "target_id": 1, "target_type": "User", "account": null, "repository_selection": "all", "permissions": {"contents": "read"},
          "events": [], "single_file_name": null, "access_tokens_url": "https://github.test/app/installations/815/access_tokens", "repositories_url": "https://github.test/installation/repositories",
          "html_url": "https://github.test/settings/installations/815", "created_at": "2026-01-05T09:00:00Z", "updated_at": "2026-01-05T09:00:00Z", "suspended_by": null, "suspended_at": null
        }
        """;

    private readonly ConcurrentQueue<string> _trace = new();
    private readonly ConcurrentQueue<Secret> _hidden = new();
    private readonly ManualTimeProvider _clock = new(Noon);
    private FakeGitHub _gitHub = null!;
    private ForgeHttp _http = null!;
    private int _minted;

    private static ForgeApp App { get; } = new(4711, new Secret(Key.ExportRSAPrivateKeyPem())) { Installation = 815 };

    private ForgeRepository Address => new(_gitHub.Server, "acme/shop", null) { App = App };

    public async ValueTask InitializeAsync()
    {
        _gitHub = await FakeGitHub.StartAsync(TestContext.Current.CancellationToken);
        _gitHub.AddRepository("acme/shop").Open("feature");
        _gitHub.Fault = Answer;
        _http = new ForgeHttp(ForgeScene.Impatient, _clock, static () => 0.5, _trace.Enqueue);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _gitHub.DisposeAsync();
    }

    [Fact]
    public async Task Signs_in_with_its_key_and_asks_with_the_token_of_its_installation()
    {
        await CompleteAsync(NewPulls(), Address);

        Assert.Equal(["POST /api/v3/app/installations/815/access_tokens", "GET /api/v3/repos/acme/shop/pulls"], _gitHub.Requests.Select(request => $"{request.Method} {request.Path}"), StringComparer.Ordinal);
        Assert.Equal("Bearer ghs_canary1", _gitHub.Requests[1].Authorization);
        using var claims = Claims(_gitHub.Requests[0].Authorization!);
        Assert.Equal("4711", claims.RootElement.GetProperty("iss").GetString());
        Assert.Equal(Noon.ToUnixTimeSeconds() - 60, claims.RootElement.GetProperty("iat").GetInt64());
        Assert.InRange(claims.RootElement.GetProperty("exp").GetInt64(), Noon.ToUnixTimeSeconds() + 120, Noon.ToUnixTimeSeconds() + 600);
    }

    [Theory]
    [InlineData("orgs")]
    [InlineData("users")]
    public async Task Finds_the_installation_of_an_organisation_or_a_user(string kind)
    {
        _gitHub.Fault = request => request.Path.EndsWith("/installation", StringComparison.Ordinal)
            ? request.Path == $"/api/v3/{kind}/acme%20team/installation" ? new FakeFault.Answer(200, Installation) : ForgeFaultMatrix.Problem(404, "Not Found")
            : Answer(request);

        await CompleteAsync(NewPulls(), Address with { App = App with { Installation = null, Owner = "acme team" } });

        Assert.Equal("/api/v3/app/installations/815/access_tokens", _gitHub.Requests[^2].Path);
    }

    [Fact]
    public async Task One_token_serves_a_run_until_it_grows_old()
    {
        var access = NewAccess();
        var (pulls, references) = (new GitHubPullRequests(_http, access), new GitHubReferences(_http, access));

        await CompleteAsync(pulls, Address);
        await references.ListAsync(Address, ReferenceKind.Branch, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(51));
        await CompleteAsync(pulls, Address);
        await CompleteAsync(pulls, Address);

        Assert.Equal(
            ["ghs_canary1", "ghs_canary1", "ghs_canary2", "ghs_canary2"],
            _gitHub.Requests.Where(request => request.Method == "GET").Select(request => request.Authorization!["Bearer ".Length..]),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_old_from_the_start_is_used_all_the_same_and_not_asked_for_without_end()
    {
        _clock.Advance(TimeSpan.FromDays(1));

        await CompleteAsync(NewPulls(), Address);

        Assert.Equal("Bearer ghs_canary1", _gitHub.Requests[^1].Authorization);
    }

    [Fact]
    public async Task Its_tokens_leave_the_server_they_are_from_for_no_other()
    {
        var elsewhere = await NewPulls().ListOpenAsync(Address with { App = App with { Api = new Uri("https://api.github.com") } }, TestContext.Current.CancellationToken);

        var failure = Assert.IsType<Listing<PullRequest>.Failed>(elsewhere).Failure;
        Assert.Contains("is known to api.github.com, but would be shown to 127.0.0.1", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("githubAppBaseURL", failure.Advice, StringComparison.Ordinal);
        Assert.Empty(_gitHub.Requests);
    }

    [Theory]
    [InlineData(401, "githubAppPrivateKey and the runner's clock")]
    [InlineData(404, "githubAppInstallationID")]
    [InlineData(403, "githubAppInstallationID")]
    [InlineData(500, "try again later")]
    public async Task A_sign_in_that_fails_says_so_and_shows_no_token(int status, string advice)
    {
        string echoed = "";
        _gitHub.Fault = request =>
        {
            echoed = request.Authorization!["Bearer ".Length..];
            return ForgeFaultMatrix.Problem(status, $"no {echoed}");
        };

        var failure = Assert.IsType<Listing<PullRequest>.Failed>(await NewPulls().ListOpenAsync(Address, TestContext.Current.CancellationToken)).Failure;

        Assert.Equal($"signing in as the GitHub App 4711: HTTP {status}: no ***", failure.Reason);
        Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
        Assert.Contains(new Secret(echoed), _hidden);
    }

    [Theory]
    [InlineData("""{"expires_at":"2026-03-01T13:00:00Z"}""")]
    [InlineData("""{"token":"","expires_at":"2026-03-01T13:00:00Z"}""")]
    [InlineData("""{"token":null,"expires_at":"2026-03-01T13:00:00Z"}""")]
    [InlineData("""{"token":"ghs_canary"}""")]
    [InlineData("<html>")]
    public async Task An_answer_without_a_whole_token_is_a_failure_and_nothing_is_asked_without_one(string body)
    {
        _gitHub.Fault = _ => new FakeFault.Answer(201, body);

        var failure = Assert.IsType<Listing<PullRequest>.Failed>(await NewPulls().ListOpenAsync(Address, TestContext.Current.CancellationToken)).Failure;

        Assert.Contains("the JSON is not what the API documents", failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
        Assert.All(_gitHub.Requests, request => Assert.Equal("POST", request.Method));
    }

    [Fact]
    public async Task An_owner_it_is_not_installed_for_is_named()
    {
        _gitHub.Fault = _ => ForgeFaultMatrix.Problem(404, "Not Found");

        var failure = Assert.IsType<Listing<PullRequest>.Failed>(await NewPulls().ListOpenAsync(Address with { App = App with { Installation = null, Owner = "acme" } }, TestContext.Current.CancellationToken)).Failure;

        Assert.Contains("it is installed for no organisation or user 'acme'", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_may_have_its_line_breaks_written_out_and_one_that_is_none_is_told()
    {
        string written = App.PrivateKey.Reveal().Replace("\n", "\\n", StringComparison.Ordinal);
        string pkcs8 = Key.ExportPkcs8PrivateKeyPem();
        using var other = ECDsa.Create();

        await CompleteAsync(NewPulls(), Address with { App = App with { PrivateKey = new Secret(written) } });
        await CompleteAsync(NewPulls(), Address with { App = App with { PrivateKey = new Secret(pkcs8) } });
        var garbled = await NewPulls().ListOpenAsync(Address with { App = App with { PrivateKey = new Secret("s3cr3t-canary") } }, TestContext.Current.CancellationToken);
        var elliptic = await NewPulls().ListOpenAsync(Address with { App = App with { PrivateKey = new Secret(other.ExportPkcs8PrivateKeyPem()) } }, TestContext.Current.CancellationToken);

        Assert.All([garbled, elliptic], listing => Assert.Contains("is no RSA private key as PEM", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal));
        Assert.DoesNotContain("canary", garbled.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_signs_in_with_is_hidden_from_everything_that_is_said()
    {
        await CompleteAsync(NewPulls(), Address);

        Assert.Equal([new Secret(_gitHub.Requests[0].Authorization!["Bearer ".Length..]), new Secret("ghs_canary1")], _hidden);
        Assert.DoesNotContain("canary", string.Join('\n', _trace), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_asks_and_is_answered_is_what_GitHub_describes()
    {
        _gitHub.Fault = request => request.Path.EndsWith("/installation", StringComparison.Ordinal)
            ? request.Path.Contains("/users/", StringComparison.Ordinal) ? new FakeFault.Answer(200, Installation) : ForgeFaultMatrix.Problem(404, "Not Found")
            : Answer(request);

        await CompleteAsync(NewPulls(), Address with { App = App with { Installation = null, Owner = "acme" } });

        await GitHubDescriptionTests.Description.AssertDescribedAsync(
            [new FakeExchange(_gitHub.Requests[1], 200, Installation), new FakeExchange(_gitHub.Requests[2], 201, Answer(_gitHub.Requests[2])!.Body)],
            GitHubDescriptionTests.Root,
            "GET /users/{username}/installation",
            "POST /app/installations/{installation_id}/access_tokens");
    }

    private static JsonDocument Claims(string authorization)
    {
        string[] parts = authorization["Bearer ".Length..].Split('.');
        Assert.True(Key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal("""{"alg":"RS256","typ":"JWT"}""", Encoding.UTF8.GetString(Decode(parts[0])));
        return JsonDocument.Parse(Decode(parts[1]));
    }

    private static byte[] Decode(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);

    private GitHubAccess NewAccess() => new(_http, ForgeTokens.None, _hidden.Enqueue);

    private GitHubPullRequests NewPulls() => new(_http, NewAccess());

    private FakeFault.Answer? Answer(FakeRequest request)
    {
        if (!request.Path.EndsWith("/access_tokens", StringComparison.Ordinal))
        {
            return null;
        }

        _minted++;
        string expires = Noon.AddHours(_minted).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return new FakeFault.Answer(201, string.Create(CultureInfo.InvariantCulture, $$"""{"token":"ghs_canary{{_minted}}","expires_at":"{{expires}}","permissions":{"contents":"read"},"repository_selection":"all"}"""));
    }

    private static async Task CompleteAsync(GitHubPullRequests pulls, ForgeRepository repository)
    {
        var listing = await pulls.ListOpenAsync(repository, TestContext.Current.CancellationToken);
        Assert.True(listing is Listing<PullRequest>.Complete, listing.ToString());
    }
}
