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
    }

    /// <summary>Anything else.</summary>
    /// <param name="Failure">What went wrong, and what to try.</param>
    public sealed record Unavailable(SourceFailure Failure) : HttpReply;
}
