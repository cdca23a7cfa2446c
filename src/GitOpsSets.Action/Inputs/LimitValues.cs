using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Inputs;

/// <summary>What the input <c>limits</c> says.</summary>
/// <param name="Given">Only what was given, within its bounds.</param>
internal sealed record LimitValues(ImmutableDictionary<RunLimit, long> Given)
{
    /// <summary>All as they are by default.</summary>
    public static LimitValues Default { get; } = new(ImmutableDictionary<RunLimit, long>.Empty);

    /// <summary>What holds.</summary>
    public long this[RunLimit limit] => Given.GetValueOrDefault(limit, limit.Default);
}
