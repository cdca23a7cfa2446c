using System.Globalization;
using GitOpsSets.Engine.Ports;
using Polly;
using Polly.Timeout;

namespace GitOpsSets.Action.Forges;

/// <summary>
/// The one way to a forge: bounded, patient, and careful with tokens. A request is retried while that may help; redirects are followed
/// within the origin only, so that no token leaves it; a body is read whole, or the request failed.
/// </summary>
internal sealed class ForgeHttp : IDisposable
{
    private readonly ForgeConnections _connections;
    private readonly Dictionary<ForgeRepeats, Lazy<ResiliencePipeline<ForgeAnswer>>> _pipelines;
    private readonly Action<string> _trace;
    private readonly SemaphoreSlim _turns;

    /// <summary>A client of its own; keep one for a run.</summary>
    /// <param name="policy">Times, counts and private hosts.</param>
    /// <param name="clock">Measures and waits.</param>
    /// <param name="jitter">Yields numbers in [0, 1).</param>
    /// <param name="trace">Takes a line per request for the debug log: no header, no body, no query.</param>
    /// <param name="handlers">Stands in for the network; null for the network itself.</param>
    public ForgeHttp(ForgeHttpPolicy policy, TimeProvider clock, Func<double> jitter, Action<string> trace, Func<TlsSettings, HttpMessageHandler>? handlers = null)
    {
        Policy = policy;
        _connections = new ForgeConnections(policy, handlers);

        // Costly to build, and many runs ask nobody.
        _pipelines = Enum.GetValues<ForgeRepeats>().ToDictionary(repeats => repeats, repeats => new Lazy<ResiliencePipeline<ForgeAnswer>>(() => ForgeResilience.Build(policy, clock, jitter, repeats)));
        _trace = trace;
        _turns = new SemaphoreSlim(policy.MaxConcurrentRequests);
        Clock = clock;
    }

    /// <summary>Times, counts and private hosts.</summary>
    public ForgeHttpPolicy Policy { get; }

    /// <summary>The clock of every adapter that uses this client.</summary>
    public TimeProvider Clock { get; }

    /// <summary>What answers told of how much more may be asked.</summary>
    public RateBudgets Budgets { get; } = new();

    /// <summary>Asks, and asks again while that may help.</summary>
    /// <returns>The last answer, whatever its status.</returns>
    /// <exception cref="ForgeException">There was no complete answer.</exception>
    public async Task<ForgeAnswer> SendAsync(ForgeRequest request, CancellationToken cancellationToken)
    {
        if (!Origin.HasHost(request.Address))
        {
            throw new ForgeException("the address has no host name that can be asked for", "Check the server URL");
        }

        RefusePlainToken(request);
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await _pipelines[RepeatsOf(request)].Value.ExecuteAsync(
                static (state, token) => new ValueTask<ForgeAnswer>(state.http.TryAsync(state.request, token)),
                (http: this, request),
                cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            string seconds = exception.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            string scope = exception.Timeout == Policy.TotalTimeout ? "with all its retries" : "at each of its tries";
            throw new ForgeException($"{Origin.Name(request.Address)} gave no complete answer within {seconds} s, {scope}", "Try again later", exception);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connections.Dispose();
        _turns.Dispose();
    }

    private static ForgeRepeats RepeatsOf(ForgeRequest request) =>
        request.Method == HttpMethod.Get || request.OnlyReads ? ForgeRepeats.Everything : request.IsRepeatable ? ForgeRepeats.Repeatable : ForgeRepeats.Refused;

    private async Task<ForgeAnswer> TryAsync(ForgeRequest request, CancellationToken cancellationToken)
    {
        var pool = _connections.For(request.Tls);
        var address = request.Address;
        try
        {
            for (int hop = 0; ; hop++)
            {
                using var message = Compose(request, address);
                using var response = await pool.SendAsync(message, cancellationToken);
                Trace(request, message, response);
                if (Redirect.Target(response, address) is not { } target)
                {
                    var answer = await ForgeBody.ReadAsync(response, address, Policy.MaxBodyBytes, cancellationToken);
                    Budgets.Note(answer, Clock.GetUtcNow());
                    return answer;
                }

                address = hop < Policy.MaxRedirects ? target : throw new ForgeException("there were too many redirects", "Check the server URL");
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            string seconds = Policy.ConnectTimeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw new ForgeException($"no connection to {Origin.Name(address)} within {seconds} s", "Check the runner's network", exception) { IsTransient = true, WasNotSent = true };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ForgeFaults.Explain(exception, address);
        }
    }

    private static HttpRequestMessage Compose(ForgeRequest request, Uri address)
    {
        var message = new HttpRequestMessage(request.Method, address);
        message.Headers.TryAddWithoutValidation("User-Agent", "gitopssets-action");
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (!request.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        if (request.IfNoneMatch is { } tag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        request.Authorization?.Apply(message);
        request.Signer?.Sign(message, request.Body.Span);
        return message;
    }

    private void RefusePlainToken(ForgeRequest request)
    {
        if (request.IsAuthenticated && request.Address.Scheme != Uri.UriSchemeHttps && !Policy.PrivateHosts.Contains(Origin.HostOf(request.Address)))
        {
            throw new ForgeException(
                "the token would travel unencrypted, which is refused",
                "Write the server URL with https, or name the host in the input private-hosts");
        }
    }

    private void Trace(ForgeRequest request, HttpRequestMessage message, HttpResponseMessage response)
    {
        string id = request.IdHeader is { } header && response.Headers.TryGetValues(header, out var ids) ? $", request {RemoteText.Clean(string.Join(",", ids))}" : "";
        string left = response.Headers.TryGetValues("x-ratelimit-remaining", out var remaining) || response.Headers.TryGetValues("RateLimit-Remaining", out remaining) ? $", {RemoteText.Clean(string.Join(",", remaining))} left" : "";
        string path = RemoteText.Clean(message.RequestUri?.GetLeftPart(UriPartial.Path) ?? "");
        _trace(string.Create(CultureInfo.InvariantCulture, $"{message.Method} {path}: HTTP {(int)response.StatusCode}{id}{left}"));
    }
}
