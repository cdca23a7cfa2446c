using System.Globalization;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;
using Polly;
using Polly.Timeout;

namespace GitOpsSets.Action.Sources;

/// <summary>
/// Endpoints that definitions name. What only reads is asked again while that may help; everything else is asked once. A redirect to another
/// origin is followed without a header and without a body of the definition's, and never from https to http.
/// </summary>
internal sealed class HttpSource : IHttpSource, IDisposable
{
    private readonly ForgeHttpPolicy _policy;
    private readonly ForgeConnections _connections;
    private readonly ResiliencePipeline<ForgeAnswer> _patient;
    private readonly ResiliencePipeline<ForgeAnswer> _once;
    private readonly TimeProvider _clock;
    private readonly Action<string> _trace;

    /// <summary>A client of its own; keep one for a run.</summary>
    /// <param name="policy">Times, counts and private hosts.</param>
    /// <param name="clock">Measures and waits.</param>
    /// <param name="jitter">Yields numbers in [0, 1).</param>
    /// <param name="trace">Takes a line per request for the debug log: no header, no body, no query.</param>
    /// <param name="handlers">Stands in for the network; null for the network itself.</param>
    public HttpSource(ForgeHttpPolicy policy, TimeProvider clock, Func<double> jitter, Action<string> trace, Func<TlsSettings, HttpMessageHandler>? handlers = null)
    {
        _policy = policy;
        _connections = new ForgeConnections(policy, handlers);
        _patient = ForgeResilience.Build(policy, clock, jitter, ForgeRepeats.Everything);
        _once = new ResiliencePipelineBuilder<ForgeAnswer> { TimeProvider = clock }.AddTimeout(policy.AttemptTimeout).Build();
        _clock = clock;
        _trace = trace;
    }

    /// <inheritdoc/>
    public async Task<HttpReply> AskAsync(HttpQuestion question, CancellationToken cancellationToken)
    {
        string source = RemoteText.Clean(question.Endpoint.GetLeftPart(UriPartial.Path));
        if (!Origin.HasHost(question.Endpoint))
        {
            return Unavailable(source, "the endpoint has no host name that can be asked for", "Check the endpoint");
        }

        if (question.IsConfidential && question.Endpoint.Scheme != Uri.UriSchemeHttps && !_policy.PrivateHosts.Contains(Origin.HostOf(question.Endpoint)))
        {
            return Unavailable(source, "its secret headers would travel unencrypted, which is refused", "Write the endpoint with https, or name the host in the input private-hosts");
        }

        try
        {
            var pipeline = question.Method is "GET" ? _patient : _once;
            var answer = await pipeline.ExecuteAsync(
                static (state, token) => new ValueTask<ForgeAnswer>(state.http.TryAsync(state.question, token)),
                (http: this, question),
                cancellationToken);
            return answer.Status < 400
                ? new HttpReply.Received(answer.Body) { Status = answer.Status, Elsewhere = Elsewhere(question.Endpoint, answer.Address) }
                : Unavailable(source, string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}{From(question.Endpoint, answer.Address)}"), Advice(answer.Status) + ClockSkew.Note(answer, _clock.GetUtcNow())) with { Status = answer.Status };
        }
        catch (ForgeException exception)
        {
            return Unavailable(source, exception.Reason, exception.Advice);
        }
        catch (TimeoutRejectedException exception)
        {
            string seconds = exception.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            return Unavailable(source, $"no complete answer within {seconds} s", "Try again later");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connections.Dispose();

    private async Task<ForgeAnswer> TryAsync(HttpQuestion question, CancellationToken cancellationToken)
    {
        var hop = new HttpHop(question);
        try
        {
            for (int count = 0; ; count++)
            {
                using var message = hop.Compose();
                using var response = await _connections.For(hop.Tls).SendAsync(message, cancellationToken);
                _trace(string.Create(CultureInfo.InvariantCulture, $"{message.Method} {RemoteText.Clean(hop.Address.GetLeftPart(UriPartial.Path))}: HTTP {(int)response.StatusCode}"));
                if (hop.After(response) is not { } next)
                {
                    return await ForgeBody.ReadAsync(response, hop.Address, question.MaxAnswerBytes, cancellationToken);
                }

                hop = count < HttpHop.MaxCount ? next : throw new ForgeException("there were too many redirects", "Check the endpoint");
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            string seconds = _policy.ConnectTimeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw new ForgeException($"no connection to {Origin.Name(hop.Address)} within {seconds} s", "Check the runner's network", exception) { IsTransient = true };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ForgeFaults.Explain(exception, hop.Address);
        }
    }

    private static string Elsewhere(Uri asked, Uri answered) => Origin.Same(asked, answered) ? "" : RemoteText.Clean(Origin.Name(answered));

    private static string From(Uri asked, Uri answered) => Elsewhere(asked, answered) is { Length: > 0 } other ? $" from {other}" : "";

    private static HttpReply.Unavailable Unavailable(string source, string reason, string advice) => new(new SourceFailure(source, reason, advice));

    private static string Advice(int status) => status switch
    {
        401 or 403 => "The endpoint wants credentials, or other ones: give them through 'headersRef' or 'secretRef' and the input 'secrets'",
        404 or 410 => "Check the endpoint",
        409 => "Try again later; if it stays, check the endpoint",
        405 => "Check 'method': a 'body' makes every request a POST",
        429 => "Run less often",
        >= 500 => "The server has trouble: try again later",
        _ => "Check what the endpoint wants",
    };
}
