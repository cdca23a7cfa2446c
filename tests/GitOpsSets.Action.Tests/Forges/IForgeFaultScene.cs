using System.Collections.Concurrent;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges;

/// <summary>A forge with two pages of everything it lists, for the faults that every forge may have.</summary>
internal interface IForgeFaultScene : IDisposable
{
    FakeNetwork Network { get; }

    ConcurrentQueue<string> Trace { get; }

    /// <summary>What the forge calls the right that a token lacks.</summary>
    string Right { get; }

    /// <summary>Whether a request asks for this page of a listing.</summary>
    bool IsPage(Uri address, int page);

    /// <summary>Whether a request asks for the repository itself.</summary>
    bool IsRepository(Uri address);

    /// <summary>Why each of its listings failed, of those that have this page.</summary>
    Task<IReadOnlyList<SourceFailure>> FailuresAsync(Secret token, int page);

    /// <summary>What each of its look-ups says of something that is not there.</summary>
    Task<IReadOnlyList<EvidenceVerdict>> LookUpAsync(Secret token);
}
