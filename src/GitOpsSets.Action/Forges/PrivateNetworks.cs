using System.Collections.Immutable;
using System.Net;

namespace GitOpsSets.Action.Forges;

/// <summary>The address ranges that lead inwards: to this machine, the internal network or a cloud's metadata endpoint.</summary>
internal static class PrivateNetworks
{
    private static readonly ImmutableArray<IPNetwork> Ranges =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(static range => IPNetwork.Parse(range)),
    ];

    /// <summary>Whether an address is not one of the public internet.</summary>
    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Ranges.Any(range => range.Contains(plain));
    }
}
