namespace GitOpsSets.Action.Tests.Faults;

/// <summary>Several services, each under its own host.</summary>
/// <param name="services">By host; the one under the empty name answers for all others.</param>
internal sealed class Switchboard(params (string Host, HttpMessageHandler Service)[] services) : HttpMessageHandler
{
    private readonly Dictionary<string, HttpMessageInvoker> _services = services.ToDictionary(static service => service.Host, static service => new HttpMessageInvoker(service.Service, disposeHandler: false), StringComparer.Ordinal);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        (_services.GetValueOrDefault(request.RequestUri!.IdnHost) ?? _services[""]).SendAsync(request, cancellationToken);
}
