using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitOpsSets.Testing;

/// <summary>Any server on the loopback interface, for what only a real connection can show.</summary>
public sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _host;

    private FakeServer(WebApplication host) => _host = host;

    /// <summary>Such as <c>http://127.0.0.1:43210/</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>How a request fails; null when it does not.</summary>
    public Func<Uri, FakeFault?> Fault { get; set; } = static _ => null;

    /// <summary>Address and <c>Authorization</c> of every request so far, in order.</summary>
    public ConcurrentQueue<(Uri Address, string? Authorization)> Requests { get; } = new();

    /// <summary>Starts on a free port.</summary>
    /// <param name="respond">The right answer to a request.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<FakeServer> StartAsync(Func<Uri, FakeFault.Answer> respond, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        var host = builder.Build();
        var server = new FakeServer(host);
        host.Run(async context =>
        {
            var address = new Uri($"http://{context.Request.Host}{context.Request.Path.ToUriComponent()}{context.Request.QueryString}");
            server.Requests.Enqueue((address, context.Request.Headers.Authorization));
            var fault = server.Fault(address);
            await FakeDelivery.SendAsync(context, FakeAnswer.Of(fault as FakeFault.Answer ?? respond(address)), fault);
        });
        await host.StartAsync(cancellationToken);
        server.Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
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
}
