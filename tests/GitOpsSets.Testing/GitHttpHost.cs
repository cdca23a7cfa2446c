using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitOpsSets.Testing;

/// <summary>A real git server on the loopback interface: smart HTTP through `git http-backend`, over bare repositories in a temporary folder.</summary>
public sealed class GitHttpHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private ForgeGateway? _gateway;

    private GitHttpHost(WebApplication application, string root)
    {
        _application = application;
        Root = root;
    }

    /// <summary>The folder with the repositories.</summary>
    public string Root { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Says whether an Authorization header (or none) is let in; null lets everybody in.</summary>
    public Func<string?, bool>? Authorize { get; set; }

    /// <summary>Stands before the repository: answers itself, spoils the answer, or calls the second argument.</summary>
    public Func<HttpContext, Func<Task>, Task>? Intercept { get; set; }

    /// <summary>What goes wrong with a request; null for nothing.</summary>
    public Func<HttpContext, FakeFault?>? Fault { get; set; }

    /// <summary>Every request so far.</summary>
    public ConcurrentQueue<GitExchange> Exchanges { get; } = new();

    /// <summary>Starts on a free port.</summary>
    /// <param name="certificate">The server's own, for TLS; clients may show theirs. Null for plain HTTP.</param>
    public static async Task<GitHttpHost> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null)
                {
                    listen.UseHttps(certificate, static https =>
                    {
                        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                        https.AllowAnyClientCertificate();
                    });
                }
            });
        });
        var application = builder.Build();
        var host = new GitHttpHost(application, Directory.CreateTempSubdirectory("githost-").FullName);
        application.Run(host.AnswerAsync);
        await application.StartAsync();
        host.Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return host;
    }

    /// <summary>Answers for a forge's API as well, at the address git is at.</summary>
    public void Show(FakeForgeServer forge) => _gateway = new ForgeGateway(forge);

    /// <summary>Makes an empty repository that allows partial fetches, as the hosting services do.</summary>
    public Task<GitHttpRepository> CreateAsync(string name, string objectFormat = "sha1") =>
        GitHttpRepository.InitializeAsync(Root, name, new Uri(Address, name + ".git").AbsoluteUri, objectFormat);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _gateway?.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization;
        Exchanges.Enqueue(new GitExchange(context.Request.Method, context.Request.Path + context.Request.QueryString, [.. authorization.OfType<string>()]));
        if (authorization.Count > 1)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (Authorize is { } authorize && !authorize(authorization))
        {
            context.Response.StatusCode = authorization.Count == 0 ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
        }
        else if (Fault?.Invoke(context) is { } fault)
        {
            await FakeDelivery.SendAsync(context, fault is FakeFault.Answer given ? FakeAnswer.Of(given) : await HoldBackAsync(context), fault);
        }
        else if (Intercept is { } intercept)
        {
            await intercept(context, () => AnswerWellAsync(context));
        }
        else
        {
            await AnswerWellAsync(context);
        }
    }

    private async Task<FakeAnswer> HoldBackAsync(HttpContext context)
    {
        var wire = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        await AnswerWellAsync(context);
        context.Response.Body = wire;
        return new FakeAnswer(context.Response.StatusCode, held.ToArray(), context.Response.ContentType ?? "");
    }

    private Task AnswerWellAsync(HttpContext context) =>
        _gateway is null ? GitHttpBackend.RunAsync(Root, context) : _gateway.AnswerAsync(context, () => GitHttpBackend.RunAsync(Root, context));
}
