using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Engine;

/// <summary>The outside world of a run.</summary>
public sealed record RunPorts
{
    /// <summary>Reads definitions.</summary>
    public required DefinitionLoader Definitions { get; init; }

    /// <summary>Carries the publication out.</summary>
    public required IPublisher Publisher { get; init; }

    /// <summary>Opens the repositories that generators read; the work tree's own is opened anew for every state of it.</summary>
    public required Func<IFileTree, ITreeSource> Trees { get; init; }

    /// <summary>One per kind of forge.</summary>
    public required IReadOnlyList<IPullRequestLister> PullRequests { get; init; }

    /// <summary>Asks HTTP endpoints.</summary>
    public required IHttpSource Http { get; init; }

    /// <summary>One per kind of forge.</summary>
    public required IReadOnlyList<IReferenceLister> References { get; init; }

    /// <summary>Secret values the user handed in.</summary>
    public required ISecretStore Secrets { get; init; }

    /// <summary>How much more the services asked so far let us ask.</summary>
    public Func<ImmutableArray<RateBudget>> Budgets { get; init; } = static () => [];

    /// <summary>The time.</summary>
    public required TimeProvider Clock { get; init; }
}
