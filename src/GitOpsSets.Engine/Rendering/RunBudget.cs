using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine.Rendering;

/// <summary>What all renders of a run may write together (specs/security.md §4). Sets are rendered side by side, so that it counts for threads.</summary>
/// <param name="maxCharacters">In UTF-16 units.</param>
public sealed class RunBudget(long maxCharacters)
{
    private long _characters;

    /// <summary>The usual one.</summary>
    public RunBudget()
        : this(RunLimits.RunCharacters.Default)
    {
    }

    /// <summary>The most that may be written.</summary>
    public long MaxCharacters { get; } = maxCharacters;

    /// <summary>Counts a rendered text.</summary>
    /// <returns>False when that is more than the run may write.</returns>
    public bool TryTake(int characters) => Interlocked.Add(ref _characters, characters) <= MaxCharacters;
}
