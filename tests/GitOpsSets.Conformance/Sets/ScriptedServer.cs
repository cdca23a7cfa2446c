using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using GitOpsSets.Conformance.Requests;

namespace GitOpsSets.Conformance.Sets;

/// <summary>The server of a recorded case on the loopback interface: for each request the first entry of its method and path, with or without the query; 404 for anything else.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly HttpListener _listener;
    private const int MaxAttempts = 20;

    private readonly Dictionary<(string Method, string Path), JsonElement> _answers = [];
    private readonly Task _loop;

    public ScriptedServer(JsonElement script)
    {
        foreach (var entry in script.EnumerateArray())
        {
            var request = entry.GetProperty("request");
            _answers.TryAdd((request.GetProperty("method").GetString()!, request.GetProperty("path").GetString()!), entry.GetProperty("response"));
        }

        (_listener, Port) = Listen();
        _loop = Task.Run(AnswerAllAsync);
    }

    public int Port { get; }

    /// <summary>What was asked.</summary>
    public RequestJournal Journal { get; } = new();

    /// <summary>Puts the real port where the recording has the four letters.</summary>
    public string WithPort(string text) => text.Replace("PORT", Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public void Dispose()
    {
        _listener.Close();
        _loop.Wait();
    }

    // Between the probe and the listener somebody else may take the port.
    private static (HttpListener Listener, int Port) Listen()
    {
        for (int attempt = 1; ; attempt++)
        {
            int port = FreePort();
            var listener = new HttpListener();
            listener.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
            listener.Prefixes.Add(FormattableString.Invariant($"http://localhost:{port}/"));
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException) when (attempt < MaxAttempts)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AnswerAllAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        string method = context.Request.HttpMethod;
        string path = context.Request.RawUrl!;
        bool isKnown = _answers.TryGetValue((method, path), out var answer) || _answers.TryGetValue((method, path.Split('?')[0]), out answer);
        Journal.Add(await WireAsync(context.Request), isPassing: isKnown && answer.GetProperty("status").GetInt32() is 429 or >= 500);
        if (!isKnown)
        {
            await SendAsync(context.Response, 404, "no such path");
            return;
        }

        foreach (var header in answer.TryGetProperty("headers", out var headers) ? headers.EnumerateObject() : default)
        {
            context.Response.AddHeader(header.Name, WithPort(header.Value.GetString()!));
        }

        await SendAsync(context.Response, answer.GetProperty("status").GetInt32(), answer.TryGetProperty("body", out var body) ? Text(body) : "");
    }

    private static async Task<WireRequest> WireAsync(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        string[] address = request.RawUrl!.Split('?', 2);
        var headers = request.Headers.AllKeys.ToImmutableDictionary(name => name!, name => request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        return new WireRequest("", request.HttpMethod, address[0], WireRequest.ParametersOf(address.ElementAtOrDefault(1) ?? ""), Credentials.Of(headers.GetValueOrDefault), "", WireRequest.BodyOf(await reader.ReadToEndAsync()), headers);
    }

    // Archives are not served: what unpacks them is the outside world of these replays.
    private string Text(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.String)
        {
            return WithPort(body.GetString()!);
        }

        if (!body.TryGetProperty("repeat", out var repeat))
        {
            return "";
        }

        string Part(string name) => body.TryGetProperty(name, out var part) ? part.GetString()! : "";
        return WithPort(Part("prefix") + string.Concat(Enumerable.Repeat(repeat.GetString()!, body.GetProperty("times").GetInt32())) + Part("suffix"));
    }

    private static async Task SendAsync(HttpListenerResponse response, int status, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        response.StatusCode = status;
        try
        {
            if (status is not (204 or 304))
            {
                response.ContentLength64 = bytes.Length;
                await response.OutputStream.WriteAsync(bytes);
            }

            response.Close();
        }
        catch (HttpListenerException)
        {
            // The client has gone.
        }
    }
}
