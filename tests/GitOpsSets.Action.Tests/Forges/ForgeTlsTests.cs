using System.Security.Cryptography.X509Certificates;
using GitOpsSets.Action.Sources;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges;

/// <summary>Certificates of either side, over real connections.</summary>
public sealed class ForgeTlsTests
{
    private static readonly FakeAuthority Authority = new("root");
    private static readonly X509Certificate2 Server = Authority.Sign("127.0.0.1");
    private static readonly X509Certificate2 Caller = Authority.Sign("the caller");

    private static TlsSettings Mutual { get; } = new(Authority.Pem, new ClientCertificate(Caller.ExportCertificatePem(), new Secret(FakeAuthority.KeyOf(Caller))));

    [Fact]
    public async Task Trusts_the_certificates_the_definition_names_and_only_them()
    {
        await using var scene = await ForgeScene.StartAsync(Server);

        var trusted = await ListAsync(scene, new TlsSettings(Authority.Pem));
        var untrusted = await ListAsync(scene, null);
        var others = await ListAsync(scene, new TlsSettings(new FakeAuthority("another root").Pem));
        var garbled = await ListAsync(scene, new TlsSettings("no PEM"));

        Assert.True(trusted is Listing<PullRequest>.Complete, trusted.ToString());
        Assert.All([untrusted, others], listing => Assert.Contains("is not trusted", ReasonOf(listing), StringComparison.Ordinal));
        Assert.Contains("no PEM certificates", ReasonOf(garbled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_certificate_is_shown_to_the_server_it_is_for()
    {
        await using var scene = await ForgeScene.StartAsync(Server);

        var mutual = await ListAsync(scene, Mutual);
        var plain = await ListAsync(scene, Mutual with { Client = null });

        Assert.All([mutual, plain], listing => Assert.True(listing is Listing<PullRequest>.Complete, listing.ToString()));
        Assert.Equal(["the caller", null], scene.GitHub.Requests.Select(request => request.Caller), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_client_certificate_is_shown_to_no_other_server()
    {
        await using var elsewhere = await FakeGitHub.StartAsync(TestContext.Current.CancellationToken, Server);
        await using var home = await FakeGitHub.StartAsync(TestContext.Current.CancellationToken, Server);
        elsewhere.Fault = _ => new FakeFault.Answer(302) { Headers = [("Location", new Uri(home.Server, "/back").AbsoluteUri)] };
        home.Fault = request => request.Path == "/back" ? new FakeFault.Answer(200, "[]") : new FakeFault.Answer(302) { Headers = [("Location", elsewhere.Server.AbsoluteUri)] };
        using var source = new HttpSource(ForgeScene.Impatient, TimeProvider.System, static () => 0.5, static _ => { });

        var reply = await source.AskAsync(new HttpQuestion(new Uri(home.Server, "/teams"), "GET") { Tls = Mutual, MaxAnswerBytes = 1000 }, TestContext.Current.CancellationToken);

        Assert.IsType<HttpReply.Received>(reply);
        Assert.Equal(["the caller", null], home.Requests.Select(request => request.Caller), StringComparer.Ordinal);
        Assert.Null(Assert.Single(elsewhere.Requests).Caller);
    }

    [Fact]
    public async Task A_key_of_another_certificate_or_text_that_is_none_is_used_for_nothing_and_not_shown()
    {
        await using var scene = await ForgeScene.StartAsync(Server);
        string key = FakeAuthority.KeyOf(Authority.Sign("another"));

        var failures = new[]
        {
            await ListAsync(scene, Mutual with { Client = new ClientCertificate(Caller.ExportCertificatePem(), new Secret(key)) }),
            await ListAsync(scene, Mutual with { Client = new ClientCertificate(Caller.ExportCertificatePem(), new Secret("s3cr3t-canary")) }),
            await ListAsync(scene, Mutual with { Client = new ClientCertificate("no certificate", new Secret(key)) }),
        };

        Assert.All(failures, failure => Assert.Contains("no PEM texts that belong together", ReasonOf(failure), StringComparison.Ordinal));
        Assert.All(failures, failure => Assert.DoesNotContain("s3cr3t", failure.ToString(), StringComparison.Ordinal));
        Assert.Empty(scene.GitHub.Requests);
    }

    [Fact]
    public async Task A_chain_goes_along_whole()
    {
        await using var scene = await ForgeScene.StartAsync(Server);

        var listing = await ListAsync(scene, Mutual with { Client = Mutual.Client! with { Certificates = Caller.ExportCertificatePem() + "\n" + Authority.Pem } });

        Assert.True(listing is Listing<PullRequest>.Complete, listing.ToString());
        Assert.Equal("the caller", Assert.Single(scene.GitHub.Requests).Caller);
    }

    private static Task<Listing<PullRequest>> ListAsync(ForgeScene scene, TlsSettings? tls) =>
        scene.Lister().ListOpenAsync(scene.Address with { Tls = tls }, TestContext.Current.CancellationToken);

    private static string ReasonOf(Listing<PullRequest> listing) => Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason;
}
