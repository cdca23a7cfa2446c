using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitOpsSets.Conformance.Guard;

/// <summary>Gives the recorded answers of one case at a time, on loopback. One server for the whole run.</summary>
internal sealed class ScriptedServer
{
    private static readonly Lazy<ScriptedServer> Running = new(() => new ScriptedServer());

    private readonly WebApplication _host;
    private Dictionary<string, JsonElement> _answers = [];

    private ScriptedServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _host = builder.Build();
        _host.Run(AnswerAsync);
        _host.StartAsync().GetAwaiter().GetResult();
        Address = _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    /// <summary>Such as <c>http://127.0.0.1:43210</c>.</summary>
    public string Address { get; }

    /// <summary>Runs something while these exchanges are served.</summary>
    public static T Serve<T>(JsonElement exchanges, Func<ScriptedServer, T> run)
    {
        var server = Running.Value;
        lock (server)
        {
            server._answers = exchanges.EnumerateArray().ToDictionary(
                exchange => $"{exchange.GetProperty("request").GetProperty("method").GetString()} {exchange.GetProperty("request").GetProperty("path").GetString()}",
                exchange => exchange.GetProperty("response"),
                StringComparer.Ordinal);
            return run(server);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!_answers.TryGetValue($"{context.Request.Method} {context.Request.Path}", out var answer))
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.StatusCode = answer.GetProperty("status").GetInt32();
        foreach (var header in answer.GetProperty("headers").EnumerateObject())
        {
            context.Response.Headers[header.Name] = header.Value.GetString();
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.GetProperty("body").GetString()!), context.RequestAborted);
    }
}
