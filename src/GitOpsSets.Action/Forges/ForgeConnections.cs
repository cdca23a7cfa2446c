using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Connections to forges: one pool per way to secure them.</summary>
/// <param name="policy">The times, and the hosts that may be private.</param>
/// <param name="handlers">Stands in for the network, given how connections are to be secured; null for the network itself.</param>
internal sealed class ForgeConnections(ForgeHttpPolicy policy, Func<TlsSettings, HttpMessageHandler>? handlers = null) : IDisposable
{
    private static readonly TlsSettings OfTheSystem = new(null);

    private readonly ConcurrentDictionary<TlsSettings, Lazy<HttpMessageInvoker>> _pools = new();

    /// <summary>The pool for connections that are secured like this. Whoever asks it takes care that settings for one server are used for that server alone.</summary>
    /// <param name="tls">Null for the system's way.</param>
    /// <exception cref="ForgeException">A PEM text holds no certificate, or a key that is none or another's.</exception>
    public HttpMessageInvoker For(TlsSettings? tls) =>
        _pools.GetOrAdd(tls ?? OfTheSystem, settings => new Lazy<HttpMessageInvoker>(() => Open(settings))).Value;

    /// <summary>Closes every connection.</summary>
    public void Dispose()
    {
        foreach (var pool in _pools.Values.Where(static pool => pool.IsValueCreated))
        {
            pool.Value.Dispose();
        }
    }

    private HttpMessageInvoker Open(TlsSettings tls)
    {
        if (handlers is not null)
        {
            return new HttpMessageInvoker(handlers(tls));
        }

        return new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = policy.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            SslOptions = ForgeTls.OptionsOf(tls),
            ConnectCallback = ConnectAsync,
        });
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        string host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);

        // A tunnel, and whatever does not go to its own host, goes through the user's own proxy, which has its own rules.
        var first = context.InitialRequestMessage;
        bool isDirect = first.Method != HttpMethod.Connect && string.Equals(first.RequestUri?.IdnHost, host, StringComparison.OrdinalIgnoreCase);
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
