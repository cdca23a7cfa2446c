using System.Collections.Immutable;

namespace GitOpsSets.Engine.Ports;

/// <summary>One HTTP request as a definition describes it.</summary>
/// <param name="Endpoint">Absolute, http or https, without user and password.</param>
/// <param name="Method">As it goes on the wire, such as <c>GET</c>.</param>
public sealed record HttpQuestion(Uri Endpoint, string Method)
{
    /// <summary>JSON to send; null for no body.</summary>
    public string? Body { get; init; }

    /// <summary>Sent to the origin of <see cref="Endpoint"/> and nowhere else; each name once, names and values fit for a header.</summary>
    public ImmutableArray<KeyValuePair<string, Secret>> Headers { get; init; } = [];

    /// <summary>Whether a header holds a secret: such a request never travels unencrypted.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>How connections to the origin of <see cref="Endpoint"/> are secured; null for the system's way.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>A larger answer, after decompression, is none.</summary>
    public required int MaxAnswerBytes { get; init; }
}
