using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace GitOpsSets.Conformance.Sets;

/// <summary>Speaks TLS before a scripted server, with the certificate of <see cref="RecordedAuthorities"/>.</summary>
internal sealed class TlsFront : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _behind;
    private readonly Task _loop;

    public TlsFront(int behind)
    {
        _behind = behind;
        _listener.Start();
        _loop = Task.Run(AcceptAllAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _listener.Stop();
        _loop.Wait();
    }

    private async Task AcceptAllAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync()));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped: while a connection was awaited, or just before.
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var secure = new SslStream(client.GetStream());
            await secure.AuthenticateAsServerAsync(RecordedAuthorities.Server);
            using var behind = new TcpClient();
            await behind.ConnectAsync(IPAddress.Loopback, _behind);
            await Task.WhenAny(secure.CopyToAsync(behind.GetStream()), behind.GetStream().CopyToAsync(secure));
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or SocketException)
        {
            // The client does not trust us, or has gone.
        }
    }
}
