using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.AzureDevOps;

public sealed class AzureDevOpsOrganisationTests
{
    [Theory]
    [InlineData("https://dev.azure.com/Acme/", "acme")]
    [InlineData("https://acme.visualstudio.com/", "acme")]
    [InlineData("https://dev.azure.com/", null)]
    [InlineData("https://azure.example.test/acme/", null)]
    [InlineData("http://dev.azure.com/acme/", null)]
    [InlineData("https://dev.azure.com:8443/acme/", null)]
    public void The_collection_of_a_pipeline_names_its_organisation(string collection, string? organisation)
    {
        Assert.Equal(organisation, AzureDevOpsOrganisation.Of(new Uri(collection), new Secret("token"))?.Name);
    }

    [Fact]
    public void Without_a_token_or_a_pipeline_there_is_none()
    {
        Assert.Null(AzureDevOpsOrganisation.Of(new Uri("https://dev.azure.com/acme/"), default));
        Assert.Null(AzureDevOpsOrganisation.Of(null, new Secret("token")));
    }

    [Theory]
    [InlineData("https://dev.azure.com", "acme/shop/shop", true)]
    [InlineData("https://dev.azure.com", "ACME/shop/shop", true)]
    [InlineData("https://dev.azure.com", "other/acme/shop", false)]
    [InlineData("https://dev.azure.com.evil.test", "acme/shop/shop", false)]
    [InlineData("http://dev.azure.com", "acme/shop/shop", false)]
    public void Only_repositories_of_the_organisation_are_its_own(string server, string path, bool isOwn)
    {
        var home = new AzureDevOpsOrganisation("acme", new Secret("token"));

        Assert.Equal(isOwn, home.Owns(new ForgeRepository(new Uri(server), path, null)));
    }
}
