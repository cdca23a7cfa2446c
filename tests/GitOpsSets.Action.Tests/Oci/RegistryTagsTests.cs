using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Oci;

public sealed class RegistryTagsTests : IDisposable
{
    private const string Manifest = "https://registry.example.com/v2/fleet/apps/manifests/1.0.0";
    private const string Token = "https://auth.example.com/token?scope=repository%3Afleet%2Fapps%3Apull&service=reg";

    private readonly ScriptedRegistry _registry = new();

    [Fact]
    public async Task Pages_are_read_to_the_end_even_where_the_link_does_not_say_next()
    {
        _registry.Tags("""{"tags":["a"]}""", 200, ("Link", "</v2/fleet/apps/tags/list?last=a>; rel=\"next\""));
        _registry.Answer("GET https://registry.example.com/v2/fleet/apps/tags/list?last=a", 200, """{"tags":["b"]}""", ("Link", "</v2/fleet/apps/tags/list?last=b>"));
        _registry.Answer("GET https://registry.example.com/v2/fleet/apps/tags/list?last=b", 200, """{"tags":["c"]}""");

        var listing = Assert.IsType<Listing<ForgeReference>.Complete>(await _registry.ListAsync());

        Assert.Equal("a b c", string.Join(' ', listing.Items.Select(static tag => tag.Name)));
    }

    [Theory]
    [InlineData(401, "wants credentials")]
    [InlineData(403, "wants credentials")]
    [InlineData(404, "does not exist, or is private")]
    [InlineData(429, "give credentials")]
    [InlineData(500, "try again later")]
    public async Task A_status_that_is_no_listing_is_a_failure_with_advice(int status, string advice)
    {
        _registry.Tags("""{"tags":[],"errors":[{"code":"X","message":"told"}]}""", status, ("Retry-After", "0"));

        var failure = Assert.IsType<Listing<ForgeReference>.Failed>(await _registry.ListAsync()).Failure;

        Assert.StartsWith($"HTTP {status}: told", failure.Reason, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
        Assert.Equal("OCI tags of registry.example.com/fleet/apps", failure.Source);
    }

    [Theory]
    [InlineData("<html>sign in</html>")]
    [InlineData("""{"tags":["a",""")]
    [InlineData("""{"tags":"a"}""")]
    [InlineData("""{"tags":[1]}""")]
    [InlineData("""{"tags":["\ud800"]}""")]
    [InlineData("""{"name":"fleet/apps"}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task An_answer_without_a_list_of_tags_is_none(string body)
    {
        _registry.Tags(body);

        Assert.IsType<Listing<ForgeReference>.Failed>(await _registry.ListAsync());
    }

    [Theory]
    [InlineData("</v2/fleet/apps/tags/list?n=1000>; rel=\"next\"")]
    [InlineData("<https://other.example.com/v2/fleet/apps/tags/list>; rel=\"next\"")]
    [InlineData("</v2/x")]
    [InlineData("</v2/fleet/apps/tags/list?last=a>; rel=\"next\"")]
    public async Task A_next_page_that_cannot_be_had_makes_the_whole_listing_none(string link)
    {
        _registry.Tags("""{"tags":["a"]}""", 200, ("Link", link));

        Assert.IsType<Listing<ForgeReference>.Failed>(await _registry.ListAsync());
        Assert.DoesNotContain(_registry.Requests, request => request.Contains("other.example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_to_another_server_is_not_followed()
    {
        _registry.Tags("", 302, ("Location", "https://other.example.com/"));

        Assert.IsType<Listing<ForgeReference>.Failed>(await _registry.ListAsync());
        Assert.DoesNotContain(_registry.Requests, request => request.Contains("other.example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_over_the_bound_is_none()
    {
        _registry.Tags($$"""{"tags":["{{new string('x', 11 * 1024 * 1024)}}"]}""");

        Assert.Contains("larger than", Assert.IsType<Listing<ForgeReference>.Failed>(await _registry.ListAsync()).Failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, $"GET {Token}")]
    [InlineData("u:p", $"GET {Token} Basic dTpw")]
    [InlineData("<token>:idt", "POST https://auth.example.com/token grant_type=refresh_token&client_id=gitopssets-action&refresh_token=idt&scope=repository%3Afleet%2Fapps%3Apull&service=reg")]
    public async Task A_token_is_fetched_where_the_registry_says_and_shown_to_the_registry_alone(string? credential, string exchange)
    {
        _registry.Answer("GET https://registry.example.com/v2/", 401, "", ("WWW-Authenticate", "Bearer realm=\"https://auth.example.com/token\",service=\"reg\""));
        _registry.Answer($"GET {Token}", 200, """{"token":"t0k"}""");
        _registry.Answer("POST https://auth.example.com/token", 200, """{"access_token":"t0k"}""");
        _registry.Tags("""{"tags":[]}""");

        Assert.IsType<Listing<ForgeReference>.Complete>(await _registry.ListAsync(ScriptedRegistry.Repository with { Credential = credential is null ? null : new Secret(credential) }));

        Assert.Equal(
            $"GET https://registry.example.com/v2/|{exchange}|GET https://registry.example.com/v2/fleet/apps/tags/list?n=1000 Bearer t0k",
            string.Join('|', _registry.Requests));
    }

    [Theory]
    [InlineData("http://auth.example.com/token")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task A_token_server_that_is_less_safe_than_the_registry_is_not_asked(string realm)
    {
        _registry.Answer("GET https://registry.example.com/v2/", 401, "", ("WWW-Authenticate", $"Bearer realm=\"{realm}\""));

        Assert.IsType<Listing<ForgeReference>.Failed>(await _registry.ListAsync(ScriptedRegistry.Repository with { Credential = new Secret("u:p") }));
        Assert.Single(_registry.Requests);
    }

    [Fact]
    public async Task Plain_http_is_tried_only_where_it_is_permitted_and_after_tls()
    {
        _registry.Answer("GET https://registry.example.com/v2/", 302, "", ("Location", "https://other.example.com/"));

        await _registry.ListAsync();
        Assert.DoesNotContain(_registry.Requests, request => request.Contains("http://", StringComparison.Ordinal));

        _registry.Answer("GET http://registry.example.com/v2/", 200, "{}");
        _registry.Answer("GET http://registry.example.com/v2/fleet/apps/tags/list?n=1000", 200, """{"tags":["a"]}""");
        Assert.IsType<Listing<ForgeReference>.Complete>(await _registry.ListAsync(ScriptedRegistry.Repository with { Server = new Uri("http://registry.example.com") }));
    }

    [Fact]
    public async Task The_digest_is_the_heads_or_else_that_of_the_manifest_itself()
    {
        _registry.Answer($"HEAD {Manifest}", 200, "{}", ("Docker-Content-Digest", ScriptedRegistry.Digest));
        Assert.Equal(ScriptedRegistry.Digest, await DigestAsync());

        _registry.Answer($"HEAD {Manifest}", 200, "{}", ("Docker-Content-Digest", "sha256:short"));
        _registry.Answer($"GET {Manifest}", 200, "{}");
        Assert.Equal("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", await DigestAsync());
    }

    [Fact]
    public async Task A_sign_in_page_has_no_digest()
    {
        _registry.Answer($"HEAD {Manifest}", 405);
        _registry.Answer($"GET {Manifest}", 200, "<html>sign in</html>");

        Assert.IsType<Listing<ForgeReference>.Failed>(await _registry.AskAsync(static lister => CompleteAsync(lister, "1.0.0")));
    }

    [Theory]
    [InlineData("last=b", 1)]
    [InlineData("page=2", 2)]
    public async Task Pages_that_do_not_go_on_behind_a_name_are_read_until_two_readings_agree(string next, int readings)
    {
        _registry.Tags("""{"tags":["a","b"]}""", 200, ("Link", $"</v2/fleet/apps/tags/list?n=1000&{next}>; rel=\"next\""));
        _registry.Answer($"GET https://registry.example.com/v2/fleet/apps/tags/list?n=1000&{next}", 200, """{"tags":["c"]}""");

        var listing = Assert.IsType<Listing<ForgeReference>.Complete>(await _registry.ListAsync());

        Assert.Equal(["a", "b", "c"], listing.Items.Select(static tag => tag.Name), StringComparer.Ordinal);
        Assert.Equal(2 * readings, _registry.Requests.Count(static request => request.Contains("/tags/list", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_page_that_says_404_proves_nothing()
    {
        _registry.Answer($"GET {Manifest}", 404, "<html>Not here</html>");

        Assert.Equal(EvidenceVerdict.Unknown, await LookUpAsync());
    }

    [Fact]
    public async Task A_registry_is_asked_once_to_let_us_in_and_again_when_its_token_has_grown_old()
    {
        _registry.Tags("""{"tags":["1.0.0"]}""");
        _registry.Answer($"HEAD {Manifest}", 200, "{}", ("Docker-Content-Digest", ScriptedRegistry.Digest));
        await _registry.AskAsync(async lister =>
        {
            await lister.ListAsync(ScriptedRegistry.Repository, ReferenceKind.Tag, TestContext.Current.CancellationToken);
            await CompleteAsync(lister, "1.0.0");
            Assert.Single(_registry.Requests, static request => request.EndsWith("/v2/", StringComparison.Ordinal));

            _registry.Answer($"HEAD {Manifest}", 401);
            return await CompleteAsync(lister, "1.0.0");
        });

        Assert.Equal(2, _registry.Requests.Count(static request => request.EndsWith("/v2/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("bad tag")]
    [InlineData("../../token")]
    public async Task A_tag_without_a_manifest_fails_the_whole_export(string tag)
    {
        var answer = await _registry.AskAsync(lister => CompleteAsync(lister, tag));

        Assert.IsType<Listing<ForgeReference>.Failed>(answer);
    }

    [Theory]
    [InlineData(404, EvidenceVerdict.Gone)]
    [InlineData(200, EvidenceVerdict.StillThere)]
    [InlineData(401, EvidenceVerdict.Unknown)]
    [InlineData(403, EvidenceVerdict.Unknown)]
    [InlineData(429, EvidenceVerdict.Unknown)]
    [InlineData(503, EvidenceVerdict.Unknown)]
    public async Task Only_a_missing_manifest_proves_that_a_tag_is_gone(int status, EvidenceVerdict verdict)
    {
        _registry.Answer($"GET {Manifest}", status, "{}", ("Retry-After", "0"));

        Assert.Equal(verdict, await LookUpAsync());
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_registry_that_is_not_one_proves_nothing(int status)
    {
        _registry.Answer("GET https://registry.example.com/v2/", status);

        Assert.Equal(EvidenceVerdict.Unknown, await LookUpAsync());
    }

    private static Task<Listing<ForgeReference>> CompleteAsync(IReferenceLister lister, string tag) =>
        lister.CompleteAsync(ScriptedRegistry.Repository, ReferenceKind.Tag, new ForgeReference(tag, ""), TestContext.Current.CancellationToken);

    public void Dispose() => _registry.Dispose();

    private Task<EvidenceVerdict> LookUpAsync() =>
        _registry.AskAsync(lister => lister.LookUpAsync(ScriptedRegistry.Repository, ReferenceKind.Tag, "1.0.0", TestContext.Current.CancellationToken));

    private async Task<string> DigestAsync()
    {
        var answer = await _registry.AskAsync(static lister => CompleteAsync(lister, "1.0.0"));
        return Assert.IsType<Listing<ForgeReference>.Complete>(answer).Items.Single().Sha;
    }
}
