using GitOpsSets.Engine.Generators.Providers;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

public sealed class RegistryAddressTests
{
    [Theory]
    [InlineData("oci://ghcr.io/acme/apps", false, "https://ghcr.io/ acme/apps")]
    [InlineData("oci://ghcr.io/acme/apps", true, "http://ghcr.io/ acme/apps")]
    [InlineData("oci://localhost:5000/apps", false, "http://localhost:5000/ apps")]
    [InlineData("oci://10.0.0.7:5000/apps", false, "http://10.0.0.7:5000/ apps")]
    [InlineData("oci://10.0.0.7.example.com/apps", false, "https://10.0.0.7.example.com/ apps")]
    [InlineData("oci://docker.io/redis", false, "https://index.docker.io/ library/redis")]
    [InlineData("oci://acme/redis", false, "https://index.docker.io/ acme/redis")]
    [InlineData("oci://ghcr.io/acme//apps", false, "https://ghcr.io/ acme//apps")]
    public void An_address_is_a_host_and_a_repository(string url, bool isInsecure, string expected)
    {
        Assert.True(RegistryAddress.TryRead(url, isInsecure, out var address));
        Assert.Equal(expected, $"{address.Server} {address.Path}");
    }

    [Theory]
    [InlineData("oci://ghcr.io/")]
    [InlineData("http://ghcr.io/acme/apps")]
    [InlineData("oci://user@ghcr.io/acme/apps")]
    [InlineData("oci://ghcr.io/acme/Apps")]
    [InlineData("oci://ghcr.io/acme/apps:1.0.0")]
    [InlineData("oci://ghcr.io/acme/../apps")]
    [InlineData("oci://ghcr.io:99999/acme/apps")]
    [InlineData("")]
    public void Everything_else_is_none(string url)
    {
        Assert.False(RegistryAddress.TryRead(url, isInsecure: false, out _));
    }
}
