using System.Collections.Concurrent;
using System.Net;

namespace GitOpsSets.Testing;

/// <summary>
/// The network as a run sees it: servers of this machine under the names that definitions give them, over https alone. No other host is known, and who asks for one
/// learns what a name server would say.
/// </summary>
public sealed class FakeInternet : IDisposable
{
    private readonly ConcurrentDictionary<string, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HttpMessageInvoker _wire = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All });

    /// <summary>Every request so far, in order.</summary>
    public ConcurrentQueue<NetworkCall> Calls { get; } = new();

    /// <summary>Puts a server of the loopback interface at a host's place.</summary>
    public void Add(string host, Uri server) => _hosts[host] = async (request, cancellationToken) =>
    {
        var asked = request.RequestUri!;
        request.Headers.Host = asked.Authority;
        request.RequestUri = new Uri(server, asked.PathAndQuery);
        var response = await _wire.SendAsync(request, cancellationToken);
        request.RequestUri = asked;
        return response;
    };

    /// <summary>Lets a function speak for a host.</summary>
    /// <param name="host">Such as <c>inventory.example.com</c>.</param>
    /// <param name="answer">The right answer to a request.</param>
    public void Add(string host, Func<HttpRequestMessage, FakeFault.Answer> answer) => _hosts[host] = (request, _) =>
    {
        var given = answer(request);
        var response = new HttpResponseMessage((HttpStatusCode)given.Status) { RequestMessage = request, Content = new StringContent(given.Body) };
        response.Content.Headers.Remove("Content-Type");
        response.Content.Headers.TryAddWithoutValidation("Content-Type", given.ContentType);
        return Task.FromResult(response);
    };

    /// <summary>A way into it, which its owner may close.</summary>
    public HttpMessageHandler Connect() => new Line(this);

    public void Dispose() => _wire.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        string target = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? string.Concat(targets) : "";
        Calls.Enqueue(new NetworkCall(request.Method.Method, address, target));
        return address.Scheme == Uri.UriSchemeHttps && _hosts.TryGetValue(address.Host, out var answer)
            ? await answer(request, cancellationToken)
            : throw new HttpRequestException(HttpRequestError.NameResolutionError, $"Name or service not known ({address.Authority})");
    }

    private sealed class Line(FakeInternet internet) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => internet.SendAsync(request, cancellationToken);
    }
}
