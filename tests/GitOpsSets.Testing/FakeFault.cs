using System.Text;

namespace GitOpsSets.Testing;

/// <summary>A way for a fake server to fail.</summary>
public abstract record FakeFault
{
    private FakeFault()
    {
    }

    /// <summary>An answer of the test's own.</summary>
    public sealed record Answer(int Status, string Body = "", string ContentType = "application/json; charset=utf-8") : FakeFault
    {
        public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
    }

    /// <summary>What was asked is done, but the answer says that it failed.</summary>
    public sealed record DoneAllTheSame(int Status) : FakeFault;

    /// <summary>The right answer, less its second half, under the right content length.</summary>
    public sealed record CutShort : FakeFault;

    /// <summary>The right answer, less its second half, under a content length that agrees.</summary>
    public sealed record HalfTheJson : FakeFault;

    /// <summary>The connection ends before the request is looked at: nothing is done.</summary>
    public sealed record NotReceived : FakeFault;

    /// <summary>What was asked is done; the connection ends before any answer.</summary>
    public sealed record Reset : FakeFault;

    /// <summary>The name of the server is nobody's.</summary>
    public sealed record Unresolved : FakeFault;

    /// <summary>Nobody listens there.</summary>
    public sealed record Refused : FakeFault;

    /// <summary>The right answer, byte by byte, for longer than anybody waits.</summary>
    public sealed record Drip : FakeFault;

    /// <summary>Headers of gzip, a body that is none.</summary>
    public sealed record BrokenGzip : FakeFault;

    /// <summary>A few thousand bytes that become 20 MiB of JSON when they are unpacked.</summary>
    public sealed record GzipBomb : FakeFault;

    /// <summary>The right answer with a byte in it, where this text begins, that no UTF-8 has.</summary>
    public sealed record InvalidUtf8(string At) : FakeFault
    {
        /// <summary>The changed answer.</summary>
        public byte[] Spoil(byte[] body)
        {
            int place = body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(At));
            byte[] spoiled = body.Length == 0 ? [0xff] : [.. body];
            spoiled[place < 0 ? spoiled.Length / 2 : place] = 0xff;
            return spoiled;
        }
    }

    /// <summary>The right answer under another content type.</summary>
    public sealed record OfType(string ContentType) : FakeFault;

    /// <summary>The right answer with this <c>Link</c> header.</summary>
    public sealed record WithLink(string Link) : FakeFault;

    /// <summary>The right answer with one text in it replaced.</summary>
    public sealed record Changed(string Old, string New) : FakeFault;
}
