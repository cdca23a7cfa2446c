using System.Net;
using System.Net.Sockets;

namespace GitOpsSets.Action.Forges;

/// <summary>The rules of our own connections, for programs that connect by themselves.</summary>
internal static class PrivateHosts
{
    /// <summary>Why an address that a definition names is not asked; null when it may be.</summary>
    /// <param name="policy">Names the hosts that may be private, and may be given a token over plain HTTP.</param>
    /// <param name="address">Absolute.</param>
    /// <param name="hasCredentials">Whether a credential would travel.</param>
    /// <param name="cancellationToken">Ends the look at the name server.</param>
    public static async Task<ForgeException?> RefuseAsync(ForgeHttpPolicy policy, Uri address, bool hasCredentials, CancellationToken cancellationToken)
    {
        if (policy.PrivateHosts.Contains(address.IdnHost))
        {
            return null;
        }

        if (hasCredentials && address.Scheme != Uri.UriSchemeHttps)
        {
            return new ForgeException("the credentials would travel unencrypted, which is refused", "Write the URL with https, or name the host in the input private-hosts");
        }

        try
        {
            var found = await Dns.GetHostAddressesAsync(address.IdnHost, cancellationToken);
            return found.Any(PrivateNetworks.Contains)
                ? new ForgeException($"'{address.IdnHost}' resolves to a private address, which is refused", "If that is your own server, name the host in the input private-hosts")
                : null;
        }
        catch (SocketException)
        {
            // A proxy may know it; if nobody does, the program says so.
            return null;
        }
    }
}
