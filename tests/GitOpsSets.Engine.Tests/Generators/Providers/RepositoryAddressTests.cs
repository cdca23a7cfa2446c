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

    [Theory]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop", "git-codecommit.eu-west-1.amazonaws.com")]
    [InlineData("https://git-codecommit-fips.us-east-1.amazonaws.com/v1/repos/shop", "git-codecommit-fips.us-east-1.amazonaws.com")]
    [InlineData("https://git-codecommit.cn-north-1.amazonaws.com.cn/v1/repos/shop", "git-codecommit.cn-north-1.amazonaws.com.cn")]
    [InlineData("https://anna@git-codecommit.eu-west-1.amazonaws.com:443/v1/repos/shop", "git-codecommit.eu-west-1.amazonaws.com")]
    public void Reads_a_repository_of_codecommit(string url, string host)
    {
        Assert.True(RepositoryAddress.TryReadCodeCommit(url, out var address, out _));

        Assert.Equal(new RepositoryAddress(new Uri($"https://{host}"), "shop"), address);
    }

    [Theory]
    [InlineData("http://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop")]
    [InlineData("ssh://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com:8443/v1/repos/shop")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com.example.test/v1/repos/shop")]
    [InlineData("https://git-codecommit.example.test/v1/repos/shop")]
    [InlineData("https://codecommit.eu-west-1.amazonaws.com/v1/repos/shop")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com/repos/shop")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop/x")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop%2Fx")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/")]
    [InlineData("")]
    public void Refuses_what_is_no_repository_of_codecommit(string url)
    {
        Assert.False(RepositoryAddress.TryReadCodeCommit(url, out var address, out string rule));

        Assert.Null(address);
        Assert.Equal("write it as https://git-codecommit.REGION.amazonaws.com/v1/repos/REPOSITORY", rule);
    }
}
