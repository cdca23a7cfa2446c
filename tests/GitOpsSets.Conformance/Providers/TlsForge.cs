using System.Globalization;
using System.Net;
using System.Text.Json;
using GitOpsSets.Conformance.Requests;
using GitOpsSets.Conformance.Sets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace GitOpsSets.Conformance.Providers;

/// <summary>A recorded server behind real TLS on the loopback interface; it may ask who is calling.</summary>
internal sealed class TlsForge : IDisposable
{
    private readonly WebApplication _application;
    private readonly HttpMessageInvoker _script;

    private TlsForge(WebApplication application, HttpMessageInvoker script) => (_application, _script) = (application, script);

    /// <summary>Whether a recording can only be replayed over TLS; its answers are where nothing else listens.</summary>
    public static bool IsNeeded(string provider) =>
        provider.Contains("https://127.0.0.1:PORT", StringComparison.Ordinal)
        || (provider.Contains("oci://127.0.0.1:PORT", StringComparison.Ordinal) && provider.Contains("certSecretRef", StringComparison.Ordinal));

    /// <summary>Starts it, and tells the exchanges its port.</summary>
    public static TlsForge Start(ScriptedExchanges exchanges, RequestJournal journal, JsonElement input)
    {
        bool asksClients = input.TryGetProperty("requireClientCert", out var asks) && asks.GetBoolean();
        bool isForOtherHost = input.TryGetProperty("certForOtherHost", out var other) && other.GetBoolean();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = isForOtherHost ? RecordedAuthorities.OtherServer : RecordedAuthorities.Server;
            https.ClientCertificateMode = asksClients ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate;
            https.ClientCertificateValidation = (shown, _, _) => RecordedAuthorities.IsClient(shown);
        })));
        var application = builder.Build();
        var script = new HttpMessageInvoker(new ScriptedForge(exchanges, journal));
        application.Run(context => AnswerAsync(context, script));
        application.StartAsync().GetAwaiter().GetResult();
        string address = ((IApplicationBuilder)application).ServerFeatures.Get<IServerAddressesFeature>()!.Addresses.Single();
        exchanges.Port = new Uri(address).Port.ToString(CultureInfo.InvariantCulture);
        return new TlsForge(application, script);
    }

    public void Dispose()
    {
        _application.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)_application).Dispose();
        _script.Dispose();
    }

    private static async Task AnswerAsync(HttpContext context, HttpMessageInvoker script)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri($"http://{context.Request.Host}{target}"));
        request.Content = new StreamContent(context.Request.Body);
        foreach (var header in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value))
            {
                request.Content.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value);
            }
        }

        using var answer = await script.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
