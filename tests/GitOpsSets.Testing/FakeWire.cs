using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitOpsSets.Testing;

/// <summary>A real connection between a client and fake services: whatever address is asked, the answer travels over the loopback interface, well or badly.</summary>
public sealed class FakeWire : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (FakeAnswer Answer, FakeFault? Fault)> _answers = new(StringComparer.Ordinal);
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false });
    private readonly WebApplication _host;
    private Uri _address = new("http://127.0.0.1/");
    private int _count;

    /// <summary>The time of every server.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UtcNow;

    private FakeWire(WebApplication host) => _host = host;

    /// <summary>Opens it on a free port.</summary>
    /// <param name="now">The time of every server.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<FakeWire> StartAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        var wire = new FakeWire(builder.Build()) { Now = now };
        wire._host.Run(wire.DeliverAsync);
        await wire._host.StartAsync(cancellationToken);
        wire._address = new Uri(wire._host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return wire;
    }

    /// <summary>A way to a service.</summary>
    /// <param name="service">Answers well.</param>
    /// <param name="fault">What goes wrong with a request; null for nothing.</param>
    public HttpMessageHandler To(HttpMessageHandler service, Func<HttpRequestMessage, Task<FakeFault?>> fault) => new Passage(this, service, fault);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        try
        {
            await _host.StopAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // a faulty answer was still on its way
        }

        await _host.DisposeAsync();
    }

    private Task DeliverAsync(HttpContext context) =>
        _answers.TryRemove(context.Request.Path.Value!, out var held) ? FakeDelivery.SendAsync(context, held.Answer, held.Fault) : throw new InvalidOperationException("nobody sent for this");

    private async Task<HttpResponseMessage> CarryAsync(HttpRequestMessage request, FakeAnswer answer, FakeFault? fault, CancellationToken cancellationToken)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/{Interlocked.Increment(ref _count)}");
        var dated = answer.Headers.Any(static header => header.Name == "Date") ? answer : answer with { Headers = [.. answer.Headers, ("Date", Now.ToString("r", CultureInfo.InvariantCulture))] };
        _answers[path] = (dated, fault);
        using var message = new HttpRequestMessage(request.Method == HttpMethod.Head ? HttpMethod.Head : HttpMethod.Get, new Uri(_address, path));
        if (request.Headers.TryGetValues("If-None-Match", out var tags))
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", tags);
        }

        return await _client.SendAsync(message, cancellationToken);
    }

    private async Task<HttpResponseMessage> LoseAsync(Uri address, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        return await _client.SendAsync(message, cancellationToken);
    }

    private static async Task<FakeAnswer> AnswerOfAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type) ? type.ToString() : "")
        {
            Headers = [.. response.Headers.NonValidated.Select(static header => (header.Key, header.Value.ToString())).Where(static header => header.Key is not ("ETag" or "Transfer-Encoding" or "Date" or "Server"))],
        };

    private sealed class Passage(FakeWire wire, HttpMessageHandler service, Func<HttpRequestMessage, Task<FakeFault?>> faultOf) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _service = new(service, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            switch (await faultOf(request))
            {
                case FakeFault.Unresolved:
                    return await wire.LoseAsync(new Uri($"http://{request.RequestUri!.IdnHost}.invalid/"), cancellationToken);
                case FakeFault.Refused:
                    return await wire.LoseAsync(new Uri("http://127.0.0.1:1/"), cancellationToken);
                case FakeFault.Answer given:
                    return await wire.CarryAsync(request, FakeAnswer.Of(given), given, cancellationToken);
                case var fault:
                    using (var response = await _service.SendAsync(request, cancellationToken))
                    {
                        return await wire.CarryAsync(request, await AnswerOfAsync(response, cancellationToken), fault, cancellationToken);
                    }
            }
        }

        protected override void Dispose(bool disposing)
        {
            _service.Dispose();
            base.Dispose(disposing);
        }
    }
}
