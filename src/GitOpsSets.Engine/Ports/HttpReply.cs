using System.Globalization;

namespace GitOpsSets.Engine.Ports;

/// <summary>What came of an HTTP request.</summary>
public abstract record HttpReply
{
    private HttpReply()
    {
    }

    /// <summary>A whole answer with a status below 400.</summary>
    /// <param name="Body">To its last byte, decompressed.</param>
    public sealed record Received(ReadOnlyMemory<byte> Body) : HttpReply
    {
        /// <summary>Such as 200.</summary>
        public int Status { get; init; } = 200;

        /// <summary>The host that answered, where redirects led to another one than was asked; else empty.</summary>
        public string Elsewhere { get; init; } = "";

        /// <summary>How messages begin, such as <c>HTTP 200</c> or <c>HTTP 200 from sso.example.com</c>.</summary>
        public string Head => string.Create(CultureInfo.InvariantCulture, $"HTTP {Status}{(Elsewhere.Length == 0 ? "" : " from ")}{Elsewhere}");
    }

    /// <summary>Anything else.</summary>
    /// <param name="Failure">What went wrong, and what to try.</param>
    public sealed record Unavailable(SourceFailure Failure) : HttpReply
    {
        /// <summary>The status that refused, such as 404; null where there was no whole answer.</summary>
        public int? Status { get; init; }
    }
}
