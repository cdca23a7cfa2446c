using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace GitOpsSets.Testing;

/// <summary>Stands in for the network of an HTTP client: answers in memory, well or badly.</summary>
/// <param name="respond">The right answer to a request.</param>
public sealed class FakeNetwork(Func<Uri, FakeFault.Answer> respond) : HttpMessageHandler
{
    /// <summary>Every request, in order.</summary>
    public ConcurrentQueue<(Uri Address, IReadOnlyDictionary<string, string> Headers)> Requests { get; } = new();

    /// <summary>How a request fails; null when it does not.</summary>
    public Func<Uri, FakeFault?> Fault { get; set; } = static _ => null;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        Requests.Enqueue((address, request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase)));
        var fault = Fault(address);
        return fault is FakeFault.Reset
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection was closed", new HttpIOException(HttpRequestError.ResponseEnded))
            : Task.FromResult(Compose(request, fault as FakeFault.Answer ?? respond(address), fault));
    }

    private static HttpResponseMessage Compose(HttpRequestMessage request, FakeFault.Answer answer, FakeFault? fault)
    {
        byte[] body = fault switch
        {
            FakeFault.HalfTheJson or FakeFault.CutShort => Encoding.UTF8.GetBytes(answer.Body[..(answer.Body.Length / 2)]),
            FakeFault.InvalidUtf8 invalid => invalid.Spoil(Encoding.UTF8.GetBytes(answer.Body)),
            FakeFault.Changed changed => Encoding.UTF8.GetBytes(answer.Body.Replace(changed.Old, changed.New, StringComparison.Ordinal)),
            _ => Encoding.UTF8.GetBytes(answer.Body),
        };
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = fault is FakeFault.CutShort ? new StreamContent(new CutStream(body)) : new ByteArrayContent(body),
        };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        foreach (var (name, value) in answer.Headers.Where(header => fault is not FakeFault.WithLink || header.Name != "Link"))
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        if (fault is FakeFault.WithLink given)
        {
            response.Headers.TryAddWithoutValidation("Link", given.Link);
        }

        return response;
    }

    /// <summary>Ends before its time, as a cut connection does.</summary>
    private sealed class CutStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer) is > 0 and var read ? read : throw new HttpIOException(HttpRequestError.ResponseEnded, "the body was cut");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
    }
}
