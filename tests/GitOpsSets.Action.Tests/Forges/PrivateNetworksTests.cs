using System.Net;
using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class PrivateNetworksTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.100.100.200", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("140.82.121.6", false)]
    [InlineData("::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("::ffff:140.82.121.6", false)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("64:ff9b::a9fe:a9fe", true)]
    [InlineData("2606:50c0:8000::153", false)]
    public void Knows_the_addresses_that_lead_inwards(string address, bool isPrivate) =>
        Assert.Equal(isPrivate, PrivateNetworks.Contains(IPAddress.Parse(address)));
}
