using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>A kind of forge, as the catalogue has it. Its own folder says all of it.</summary>
/// <param name="Name">As <see cref="IPullRequestLister.Forge"/> and the input <c>forge</c> have it.</param>
/// <param name="Connect">Makes what asks it.</param>
internal sealed record ForgeDescriptor(string Name, Func<ForgeSurroundings, ForgeAdapters> Connect)
{
    /// <summary>How it is published to; null where it is not.</summary>
    public PublishingForge? Publishing { get; init; }

    /// <summary>Variables that its own command line reads a token from, the first that counts first.</summary>
    public ImmutableArray<TokenVariable> TokenVariables { get; init; } = [];

    /// <summary>The user as whom git shows a token that is one of this forge's by its looks, or a job's; null where any user will do.</summary>
    public Func<ForgeToken, string?> GitUser { get; init; } = static _ => null;

    /// <summary>Whether many organisations share one server: the run's own token is then for a part of it, and never for the server.</summary>
    public bool IsShared { get; init; }
}
