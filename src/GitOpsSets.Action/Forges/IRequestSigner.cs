using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Proves who asks by something that is made of the request and the time, so that every try needs its own.</summary>
internal interface IRequestSigner
{
    /// <summary>What must not come back in a message.</summary>
    ImmutableArray<Secret> Forms { get; }

    /// <summary>Adds the headers of the proof; all others are there already.</summary>
    /// <param name="message">On its way.</param>
    /// <param name="body">Its body; empty for none.</param>
    void Sign(HttpRequestMessage message, ReadOnlySpan<byte> body);
}
