using System.Collections.Immutable;

namespace GitOpsSets.Action.Ci;

/// <summary>A CI host, as the list of hosts has it.</summary>
/// <param name="IsHere">Whether it runs us.</param>
/// <param name="Read">What it tells of the run.</param>
internal sealed record CiHostDescriptor(Func<CiVariables, bool> IsHere, Func<CiVariables, CiHost> Read)
{
    /// <summary>Its variables that nobody may see.</summary>
    public ImmutableArray<string> SecretVariables { get; init; } = [];
}
