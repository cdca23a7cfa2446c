namespace GitOpsSets.Action.Tests.Faults;

/// <summary>Shows a server on the loopback interface under a name of the world.</summary>
/// <param name="server">Where it listens.</param>
/// <param name="name">Scheme and host that it is asked by, and that its links name.</param>
internal sealed class Outward(Uri server, string name) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var inward = new HttpRequestMessage(request.Method, new Uri(server, request.RequestUri!.PathAndQuery)) { Content = request.Content };
        foreach (var (header, values) in request.Headers.NonValidated.Where(static header => header.Key != "If-None-Match"))
        {
            inward.Headers.TryAddWithoutValidation(header, values.ToString());
        }

        var response = await base.SendAsync(inward, cancellationToken);
        if (response.Headers.NonValidated.TryGetValues("Link", out var links))
        {
            string link = links.ToString().Replace($"http://{server.Authority}", name, StringComparison.Ordinal);
            response.Headers.Remove("Link");
            response.Headers.TryAddWithoutValidation("Link", link);
        }

        return response;
    }
}
