using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo.Hosts;

/// <summary>
/// The Internet as far as a job needs it: a proxy that leads the names of public forges to a stand-in on this machine, under a certificate that an own authority
/// signed. A pipeline can so be tried as it is written, with every address in it.
/// </summary>
internal sealed class PublicNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly IReadOnlyDictionary<string, Uri> _servers;
    private readonly X509Certificate2 _certificate;
    private readonly string _authority = Path.GetTempFileName();
    private readonly Task _accepting;

    private PublicNetwork(IReadOnlyDictionary<string, Uri> servers)
    {
        var authority = new FakeAuthority("the demo's own");
        File.WriteAllText(_authority, authority.Pem);
        (_servers, _certificate) = (servers, authority.Sign([.. servers.Keys]));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What a machine in that network has as variables.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["https_proxy"] = $"http://{_listener.LocalEndpoint}",
        ["HTTPS_PROXY"] = $"http://{_listener.LocalEndpoint}",
        ["SSL_CERT_FILE"] = _authority,
        ["GIT_SSL_CAINFO"] = _authority,
    };

    /// <summary>The network in which a forge is the public one of its kind.</summary>
    public static PublicNetwork With(ForgeSite site)
    {
        var servers = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase) { [new Uri(site.Kind.Public).Host] = site.Gateway };
        if (site.Kind == ForgeKind.GitHub)
        {
            servers["api.github.com"] = site.Forge.Server;
        }

        return new PublicNetwork(servers);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
        _certificate.Dispose();
        File.Delete(_authority);
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var caller = client;
        try
        {
            var stream = caller.GetStream();
            string host = await ReadConnectAsync(stream);
            if (!_servers.TryGetValue(host, out var address))
            {
                await stream.WriteAsync("HTTP/1.1 502 No such host\r\n\r\n"u8.ToArray(), _end.Token);
                return;
            }

            await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _end.Token);
            using var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
            using var server = new TcpClient();
            await server.ConnectAsync(address.Host, address.Port, _end.Token);
            await Task.WhenAny(secure.CopyToAsync(server.GetStream(), _end.Token), server.GetStream().CopyToAsync(secure, _end.Token));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // one of the two hung up
        }
    }

    // CONNECT host:port HTTP/1.1, headers, an empty line
    private async Task<string> ReadConnectAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (head.Length < 8192 && !head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _end.Token) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString().Split(' ').ElementAtOrDefault(1)?.Split(':')[0] ?? "";
    }
}
