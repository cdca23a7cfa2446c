using GitOpsSets.Engine.Generators.Providers;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

public sealed class RepositoryAddressTests
{
    [Theory]
    [InlineData("https://dev.azure.com/fleet/apps/_git/shop", "fleet/apps/shop")]
    [InlineData("https://Dev.Azure.com/Fleet/My%20Apps/_git/Shop", "fleet/My Apps/Shop")]
    [InlineData("https://anna@dev.azure.com/fleet/apps/_git/shop", "fleet/apps/shop")]
    public void Reads_organisation_project_and_repository_of_azure_devops(string url, string path)
    {
        bool isRead = RepositoryAddress.TryReadAzureDevOps(url, out var address, out _);

        Assert.True(isRead);
        Assert.Equal(new RepositoryAddress(new Uri("https://dev.azure.com"), path), address);
    }

    [Theory]
    [InlineData("http://dev.azure.com/fleet/apps/_git/shop")]
    [InlineData("https://dev.azure.com:8443/fleet/apps/_git/shop")]
    [InlineData("https://fleet.visualstudio.com/apps/_git/shop")]
    [InlineData("https://dev.azure.com.example.test/fleet/apps/_git/shop")]
    [InlineData("https://dev.azure.com/fleet/_git/shop")]
    [InlineData("https://dev.azure.com/fleet/apps/shop")]
    [InlineData("https://dev.azure.com/fleet/apps/_git/shop/")]
    [InlineData("https://dev.azure.com/fleet/apps/_git/")]
    [InlineData("https://dev.azure.com/fleet/apps%2Fmore/_git/shop")]
    [InlineData("dev.azure.com/fleet/apps/_git/shop")]
    [InlineData("")]
    public void Refuses_any_other_address_and_says_how_to_write_it(string url)
    {
        bool isRead = RepositoryAddress.TryReadAzureDevOps(url, out var address, out string rule);

        Assert.False(isRead);
        Assert.Null(address);
        Assert.Equal("write it as https://dev.azure.com/organisation/project/_git/repository", rule);
    }
}
