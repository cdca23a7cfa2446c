using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>A token for one server.</summary>
/// <param name="Value">Never empty.</param>
internal sealed record ForgeToken(Secret Value)
{
    /// <summary>Whether it is the one that the host gives to every job, which is shown in another way and opens less.</summary>
    public bool IsOfJob { get; init; }
}
