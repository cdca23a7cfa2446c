using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Testing;

/// <summary>Puts an answer on the wire, well or badly.</summary>
internal static class FakeDelivery
{
    private static readonly Lazy<byte[]> Bomb = new(MakeBomb);

    public static async Task SendAsync(HttpContext context, FakeAnswer answer, FakeFault? fault)
    {
        var response = context.Response;
        byte[] body = fault switch
        {
            FakeFault.HalfTheJson => answer.Body[..(answer.Body.Length / 2)],
            FakeFault.BrokenGzip => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, .. "no deflate"u8],
            FakeFault.GzipBomb => Bomb.Value,
            FakeFault.InvalidUtf8 invalid => invalid.Spoil(answer.Body),
            FakeFault.Changed changed => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body).Replace(changed.Old, changed.New, StringComparison.Ordinal)),
            _ => answer.Body,
        };
        response.StatusCode = answer.Status;
        response.ContentType = fault is FakeFault.OfType other ? other.ContentType : answer.ContentType;
        response.ContentLength = body.Length;
        response.Headers["X-GitHub-Request-Id"] = "F4CE:1234:ABCDEF";
        string link = fault is FakeFault.WithLink given ? given.Link : answer.Link;
        if (link.Length > 0)
        {
            response.Headers.Link = link;
        }

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        switch (fault)
        {
            case FakeFault.Reset:
                context.Abort();
                break;
            case FakeFault.CutShort:
                await response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
                await response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            case FakeFault.Drip:
                await DripAsync(context, body);
                break;
            case FakeFault.BrokenGzip or FakeFault.GzipBomb:
                response.Headers.ContentEncoding = "gzip";
                await response.Body.WriteAsync(body, context.RequestAborted);
                break;
            default:
                await SendWellAsync(context, answer, body, mayHold: fault is null or FakeFault.WithLink);
                break;
        }
    }

    private static async Task SendWellAsync(HttpContext context, FakeAnswer answer, byte[] body, bool mayHold)
    {
        var response = context.Response;
        if (answer.Status == 200)
        {
            response.Headers.ETag = answer.EntityTag;
            response.Headers["x-ratelimit-remaining"] = 4999.ToString(CultureInfo.InvariantCulture);
            if (mayHold && context.Request.Headers.IfNoneMatch == answer.EntityTag)
            {
                response.StatusCode = 304;
                response.ContentLength = null;
                response.ContentType = null;
                return;
            }
        }

        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] MakeBomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.ASCII.GetBytes("[" + new string(' ', 20 * 1024 * 1024) + "]"));
        }

        return packed.ToArray();
    }

    private static async Task DripAsync(HttpContext context, byte[] body)
    {
        foreach (byte one in body)
        {
            await context.Response.Body.WriteAsync(new[] { one }, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(TimeSpan.FromMilliseconds(50), context.RequestAborted);
        }
    }
}
