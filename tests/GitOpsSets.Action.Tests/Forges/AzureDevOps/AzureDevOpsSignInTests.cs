using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Action.Tests.Cloud;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.AzureDevOps;

public sealed class AzureDevOpsSignInTests : IDisposable
{
    private const string Entra = "POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token";

    private static readonly ForgeRepository Repository = new(new Uri("https://dev.azure.com"), "acme/shop/shop", null) { Identity = new CloudIdentity(CloudKind.Azure) };
    private static readonly AzureDevOpsOrganisation Home = new("acme", new Secret("system-canary"));

    private readonly CloudScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task The_token_of_the_pipeline_opens_its_own_organisation_and_that_of_Entra_the_others()
    {
        GiveIdentity();

        var own = await SignIn(Home).ToAsync(Repository, TestContext.Current.CancellationToken);
        var other = await SignIn(Home).ToAsync(Repository with { Path = "other/shop/shop" }, TestContext.Current.CancellationToken);

        Assert.Equal("system-canary", own.Credential!.Value.Reveal());
        Assert.Equal("entra", other.Credential!.Value.Reveal());
        Assert.Contains("&scope=499b84ac-1321-427f-aa17-267ca6975798%2F.default&", Assert.Single(_scene.Network.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_account_of_a_definition_counts_before_the_pipeline()
    {
        GiveIdentity();
        var named = Repository with { Identity = new CloudIdentity(CloudKind.Azure) { TenantId = "tenant-1", ClientId = "client-1" } };

        Assert.Equal("entra", (await SignIn(Home).ToAsync(named, TestContext.Current.CancellationToken)).Credential!.Value.Reveal());
    }

    [Fact]
    public async Task What_has_a_token_or_is_elsewhere_or_has_nobody_to_ask_is_left_as_it_is()
    {
        foreach (var given in (ForgeRepository[])[Repository with { Credential = new Secret("t") }, Repository with { Identity = null }, Repository with { Server = new Uri("https://dev.azure.com.evil.test") }])
        {
            Assert.Same(given, await SignIn(Home).ToAsync(given, TestContext.Current.CancellationToken));
        }

        Assert.Null((await SignIn(null).ToAsync(Repository, TestContext.Current.CancellationToken)).Credential);
    }

    [Fact]
    public async Task A_listing_that_is_not_let_in_failed_and_proves_nothing()
    {
        GiveIdentity();
        _scene.Network.Answer(Entra, 401, """{"error":"invalid_client","error_description":"AADSTS7000215"}""");
        var signIn = new RepositorySignIn((repository, cancellationToken) => SignIn(null).ToAsync(repository, cancellationToken));
        var lister = new SignedInPullRequests(new AzureDevOpsPullRequests(_scene.Http, ForgeTokens.None), signIn);

        var listing = await lister.ListOpenAsync(Repository, TestContext.Current.CancellationToken);
        var evidence = await lister.LookUpAsync(Repository, 7, TestContext.Current.CancellationToken);

        var failure = Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure;
        Assert.Equal(("the sign-in to dev.azure.com", "Microsoft Entra ID: HTTP 401: AADSTS7000215"), (failure.Source, failure.Reason));
        Assert.Equal(failure, Assert.IsType<PullRequestEvidence.Unknown>(evidence).Failure);
    }

    [Fact]
    public async Task A_signed_in_listing_shows_the_token_as_a_password()
    {
        var signIn = new RepositorySignIn((repository, cancellationToken) => SignIn(Home).ToAsync(repository, cancellationToken));
        var lister = new SignedInPullRequests(new AzureDevOpsPullRequests(_scene.Http, ForgeTokens.None), signIn);
        _scene.Network.Answer("GET https://dev.azure.com/acme/shop/_apis/git/repositories/shop/pullRequests?searchCriteria.status=active&$top=100&$skip=0", 200, """{"value":[],"count":0}""");

        var listing = await lister.ListOpenAsync(Repository, TestContext.Current.CancellationToken);

        Assert.Empty(Assert.IsType<Listing<PullRequest>.Complete>(listing).Items);
        Assert.EndsWith(" Basic OnN5c3RlbS1jYW5hcnk=", Assert.Single(_scene.Network.Requests), StringComparison.Ordinal);
    }

    private AzureDevOpsSignIn SignIn(AzureDevOpsOrganisation? home) => new(_scene.SignIn.Entra, home);

    private void GiveIdentity()
    {
        _scene.Variables["AZURE_TENANT_ID"] = "tenant-1";
        _scene.Variables["AZURE_CLIENT_ID"] = "client-1";
        _scene.Variables["AZURE_CLIENT_SECRET"] = "secret";
        _scene.Network.Answer(Entra, 200, """{"access_token":"entra","expires_in":3599}""");
    }
}
