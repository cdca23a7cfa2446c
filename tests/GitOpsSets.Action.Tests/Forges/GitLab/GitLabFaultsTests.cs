using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.GitLab;

/// <summary>Whatever goes wrong, on the first page or a later one: the listing failed, says where and why, and shows no token.</summary>
public sealed class GitLabFaultsTests : IDisposable
{
    private const string Token = "glpat-canary0123456789";

    private static readonly Dictionary<string, (Func<HttpResponseMessage, HttpResponseMessage> Answer, string Reason)> Faults = new(StringComparer.Ordinal)
    {
        ["bad credentials"] = (_ => Problem(401, "\"401 Unauthorized\""), "HTTP 401: 401 Unauthorized"),
        ["revoked token"] = (_ => FakeGitLab.Answer(401, """{"error":"invalid_token","error_description":"Token was revoked."}"""), "HTTP 401: Token was revoked."),
        ["no permission"] = (_ => Problem(403, "\"403 Forbidden\""), "HTTP 403: 403 Forbidden"),
        ["not found"] = (_ => Problem(404, "\"404 Project Not Found\""), "HTTP 404: 404 Project Not Found"),
        ["several messages"] = (_ => Problem(422, "{\"labels\":[\"is invalid\"]}"), "is invalid"),
        ["echoed token"] = (_ => Problem(400, $"\"no {Token}\""), "HTTP 400: no ***"),
        ["too many requests"] = (_ => FakeGitLab.Answer(429, "Retry later", "text/plain", ("Retry-After", "3600")), "HTTP 429 (rate limit; free again in 3600 s)"),
        ["server error"] = (_ => Problem(500, "\"500 Internal Server Error\""), "HTTP 500: 500 Internal Server Error"),
        ["bad gateway page"] = (_ => FakeGitLab.Answer(502, "<html>", "text/html"), "HTTP 502"),
        ["sign-in page"] = (_ => FakeGitLab.Answer(200, "<html>", "text/html"), "HTTP 200 with text/html instead of JSON"),
        ["accepted"] = (_ => FakeGitLab.Answer(202, "[]"), "HTTP 202"),
        ["no content"] = (_ => FakeGitLab.Answer(204, ""), "HTTP 204"),
        ["not modified"] = (_ => FakeGitLab.Answer(304, ""), "HTTP 304"),
        ["empty body"] = (_ => FakeGitLab.Answer(200, ""), "the JSON is not what the API documents"),
        ["null"] = (_ => FakeGitLab.Answer(200, "null"), "it is null"),
        ["an object"] = (_ => FakeGitLab.Answer(200, "{}"), "the JSON is not what the API documents"),
        ["a null row"] = (_ => FakeGitLab.Answer(200, "[null]"), "without n"),
        ["an empty row"] = (_ => FakeGitLab.Answer(200, "[{}]"), "the JSON is not what the API documents"),
        ["half the JSON"] = (_ => FakeGitLab.Answer(200, "[{\"iid\":1,"), "the JSON is not what the API documents"),
        ["trailing text"] = (_ => FakeGitLab.Answer(200, "[] []"), "the JSON is not what the API documents"),
        ["invalid UTF-8"] = (_ => new HttpResponseMessage { Content = new ByteArrayContent([0x5b, 0x22, 0xff, 0x22, 0x5d]) { Headers = { { "Content-Type", "application/json" } } } }, "the JSON is not what the API documents"),
        ["redirect to another host"] = (_ => FakeGitLab.Answer(302, "", headers: ("Location", "https://elsewhere.test/x")), "HTTP 302: a redirect to https://elsewhere.test, another server"),
        ["the same page again"] = (answer => With(answer, ("X-Next-Page", "1")), "leads back to a page already read"),
        ["no number of a page"] = (answer => With(answer, ("X-Next-Page", "soon")), "the header X-Next-Page is 'soon'"),
        ["two next pages"] = (answer => With(answer, ("X-Next-Page", "2, 3")), "the header X-Next-Page is '2, 3'"),
        ["a broken link header"] = (answer => With(answer, ("Link", "page 2 is next")), "the Link header of a page cannot be read"),
        ["a next page elsewhere"] = (answer => With(answer, ("Link", "<https://elsewhere.test/x>; rel=\"next\"")), "the next page lies elsewhere, at elsewhere.test"),
    };

    private readonly GitLabScene _scene = new();

    public void Dispose() => _scene.Dispose();

    // What is wrong with the pages of a listing is harmless for a single object.
    private static readonly HashSet<string> FaultsOfPages = new(["the same page again", "no number of a page", "two next pages", "a broken link header", "a next page elsewhere"], StringComparer.Ordinal);

    public static TheoryData<string, string, int> Matrix() => MatrixOf(Faults.Keys);

    public static TheoryData<string, string, int> MatrixOfObjects() => MatrixOf(Faults.Keys.Where(name => !FaultsOfPages.Contains(name)));

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_makes_the_listing_failed_and_says_where_and_why(string name, string listing, int page)
    {
        var (answer, reason) = Faults[name];
        Fill(listing);
        _scene.GitLab.Fault = (address, right) => IsPage(address, page) ? answer(right) : null;

        var failure = await FailureAsync(listing);

        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        Assert.Contains("of acme/team/shop at gitlab.example.test", failure.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure + string.Join('\n', _scene.Trace), StringComparison.Ordinal);
        Assert.Equal(page == 2 && name != "the same page again", failure.Reason.StartsWith("page 2: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(MatrixOfObjects))]
    public async Task A_fault_is_no_evidence_that_anything_is_gone(string name, string listing, int asked)
    {
        _scene.GitLab.Fault = (address, right) => asked == 1 || address.AbsolutePath.EndsWith("shop", StringComparison.Ordinal) ? Faults[name].Answer(right) : null;

        var address = GitLabScene.Address with { Credential = new Secret(Token) };
        bool isKnown = listing == "merge_requests"
            ? await _scene.MergeRequests().LookUpAsync(address, 7, TestContext.Current.CancellationToken) is not PullRequestEvidence.Unknown
            : await _scene.References().LookUpAsync(address, KindOf(listing), "7", TestContext.Current.CancellationToken) != EvidenceVerdict.Unknown;

        Assert.False(isKnown);
    }

    [Theory]
    [InlineData("server error")]
    [InlineData("half the JSON")]
    [InlineData("sign-in page")]
    public async Task An_environment_whose_deployments_cannot_be_read_is_not_left_out(string name)
    {
        _scene.GitLab.Fault = (address, right) => address.AbsolutePath.EndsWith("/deployments", StringComparison.Ordinal) ? Faults[name].Answer(right) : null;

        var complete = await _scene.References().CompleteAsync(GitLabScene.Address, ReferenceKind.Environment, new ForgeReference("a", "") { Id = "5", State = "available" }, TestContext.Current.CancellationToken);

        Assert.Contains("environment 'a'", Assert.IsType<Listing<ForgeReference>.Failed>(complete).Failure.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_does_not_travel_over_plain_http_to_a_public_host()
    {
        var repository = new ForgeRepository(new Uri("http://gitlab.example.test"), "acme/team/shop", new Secret(Token));

        var listing = await _scene.MergeRequests().ListOpenAsync(repository, TestContext.Current.CancellationToken);

        Assert.Contains("unencrypted", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
        Assert.Empty(_scene.GitLab.Requests);
    }

    [Fact]
    public async Task A_refused_token_comes_with_the_rights_it_needs()
    {
        _scene.GitLab.Fault = (_, _) => Problem(403, "\"insufficient_scope\"");

        Assert.Contains("read_api", (await FailureAsync("merge_requests")).Advice, StringComparison.Ordinal);
    }

    private static TheoryData<string, string, int> MatrixOf(IEnumerable<string> faults)
    {
        var matrix = new TheoryData<string, string, int>();
        foreach (string fault in faults)
        {
            foreach (string listing in (string[])["merge_requests", "repository/branches", "repository/tags", "environments"])
            {
                matrix.Add(fault, listing, 1);
                matrix.Add(fault, listing, 2);
            }
        }

        return matrix;
    }

    private void Fill(string listing)
    {
        _scene.GitLab.MaxPageSize = 1;
        _scene.Add(listing, Enumerable.Range(1, 2).Select(number => listing switch
        {
            "merge_requests" => GitLabScene.Request(number),
            "environments" => GitLabScene.Environment(number, $"e{number}"),
            _ => GitLabScene.Reference($"r{number}"),
        }));
    }

    private async Task<SourceFailure> FailureAsync(string listing)
    {
        var address = GitLabScene.Address with { Credential = new Secret(Token) };
        return listing == "merge_requests"
            ? Assert.IsType<Listing<PullRequest>.Failed>(await _scene.MergeRequests().ListOpenAsync(address, TestContext.Current.CancellationToken)).Failure
            : Assert.IsType<Listing<ForgeReference>.Failed>(await _scene.References().ListAsync(address, KindOf(listing), TestContext.Current.CancellationToken)).Failure;
    }

    private static ReferenceKind KindOf(string listing) => listing switch
    {
        "repository/branches" => ReferenceKind.Branch,
        "repository/tags" => ReferenceKind.Tag,
        _ => ReferenceKind.Environment,
    };

    private static bool IsPage(Uri address, int page) => address.Query.Contains("&page=2", StringComparison.Ordinal) == (page == 2);

    private static HttpResponseMessage With(HttpResponseMessage answer, (string Name, string Value) header)
    {
        answer.Headers.Remove("X-Next-Page");
        answer.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return answer;
    }

    private static HttpResponseMessage Problem(int status, string message) => FakeGitLab.Answer(status, $$"""{"message":{{message}}}""");
}
