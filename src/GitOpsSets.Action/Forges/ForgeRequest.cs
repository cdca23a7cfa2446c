using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>One request; a GET unless it says otherwise.</summary>
/// <param name="Address">Absolute, http or https.</param>
internal sealed record ForgeRequest(Uri Address)
{
    /// <summary>What is done.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>As <see cref="ContentType"/> says, in UTF-8; empty for no body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What the body is.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether doing it twice does no more than doing it once; a request of another kind is repeated only when the server says that it did nothing.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether a request that is no GET changes nothing all the same, so that it is repeated as one.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>Signs every try anew; null where a token is enough.</summary>
    public IRequestSigner? Signer { get; init; }

    /// <summary>What is secret of the body.</summary>
    public ImmutableArray<Secret> Confidential { get; init; } = [];

    /// <summary>Whether the request shows who asks.</summary>
    public bool IsAuthenticated => Authorization is not null || Signer is not null;

    /// <summary>What must not come back in a message.</summary>
    public IEnumerable<Secret> Secrets => [.. Confidential, .. Authorization?.Forms ?? [], .. Signer?.Forms ?? []];

    /// <summary>Sent to the origin of <see cref="Address"/> and nowhere else; null to ask anonymously.</summary>
    public ForgeAuthorization? Authorization { get; init; }

    /// <summary>The forge's own headers, <c>Accept</c> included.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The header in which the forge names the request, for the debug log; null for none.</summary>
    public string? IdHeader { get; init; }

    /// <summary>What the token must be allowed, for the advice when it is refused; in words that follow "it needs".</summary>
    public string Rights { get; init; } = "the right to read this repository";

    /// <summary>The entity tag of an answer we still have; null to be answered in full.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>How connections to the origin of <see cref="Address"/> are secured; null for the system's way.</summary>
    public TlsSettings? Tls { get; init; }
}
