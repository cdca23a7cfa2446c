using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GitOpsSets.Action.Forges;

/// <summary>Connections to forges: one pool per set of trusted certificates.</summary>
/// <param name="policy">The times, and the hosts that may be private.</param>
/// <param name="handlers">Stands in for the network, given the trusted certificates as PEM, empty for the system's; null for the network itself.</param>
internal sealed class ForgeConnections(ForgeHttpPolicy policy, Func<string, HttpMessageHandler>? handlers = null) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HttpMessageInvoker>> _pools = new(StringComparer.Ordinal);

    /// <summary>The pool for a set of trusted certificates.</summary>
    /// <param name="certificateAuthorities">PEM; null for the system's trust.</param>
    /// <exception cref="ForgeException">The PEM text holds no certificate.</exception>
    public HttpMessageInvoker For(string? certificateAuthorities)
    {
        string key = certificateAuthorities ?? "";
        return _pools.GetOrAdd(key, text => new Lazy<HttpMessageInvoker>(() => Open(text))).Value;
    }

    /// <summary>Closes every connection.</summary>
    public void Dispose()
    {
        foreach (var pool in _pools.Values.Where(static pool => pool.IsValueCreated))
        {
            pool.Value.Dispose();
        }
    }

    private HttpMessageInvoker Open(string certificateAuthorities)
    {
        if (handlers is not null)
        {
            return new HttpMessageInvoker(handlers(certificateAuthorities));
        }

        var security = new SslClientAuthenticationOptions();
        if (certificateAuthorities.Length > 0)
        {
            security.CertificateChainPolicy = Trust(certificateAuthorities);
        }

        return new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = policy.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            SslOptions = security,
            ConnectCallback = ConnectAsync,
        });
    }

    private static X509ChainPolicy Trust(string certificateAuthorities)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            trust.CustomTrustStore.ImportFromPem(certificateAuthorities);
        }
        catch (CryptographicException exception)
        {
            throw NoCertificates(exception);
        }

        return trust.CustomTrustStore.Count > 0 ? trust : throw NoCertificates(null);
    }

    private static ForgeException NoCertificates(Exception? cause) =>
        new("the certificate authorities given for it are no PEM certificates", "Check the Secret that caFile or certSecretRef names", cause);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        string host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);

        // where the two differ we talk to the user's own proxy, which has its own rules
        bool isDirect = string.Equals(context.InitialRequestMessage.RequestUri?.IdnHost, host, StringComparison.OrdinalIgnoreCase);
        if (isDirect && !policy.PrivateHosts.Contains(host))
        {
            addresses = [.. addresses.Where(static address => !PrivateNetworks.Contains(address))];
            if (addresses.Length == 0)
            {
                throw new ForgeException(
                    $"'{host}' resolves to a private address, which is refused",
                    "If that is your own server, name the host in the input private-hosts");
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
