using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace GitOpsSets.Conformance.Requests;

/// <summary>The requests that a scripted server got, in order, and whether it gave an answer worth asking for again.</summary>
internal sealed class RequestJournal
{
    private readonly ConcurrentQueue<(WireRequest Request, bool IsPassing)> _entries = new();

    public ImmutableArray<(WireRequest Request, bool IsPassing)> Entries => [.. _entries];

    /// <summary>Notes a request.</summary>
    /// <param name="request">Ours.</param>
    /// <param name="isPassing">Whether its failure may pass: no answer, too many requests, a server's own fault.</param>
    public void Add(WireRequest request, bool isPassing) => _entries.Enqueue((request, isPassing));
}
