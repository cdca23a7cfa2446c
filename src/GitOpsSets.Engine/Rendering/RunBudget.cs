namespace GitOpsSets.Engine.Rendering;

/// <summary>What all renders of a run may write together (specs/security.md §4). Sets are rendered side by side, so that it counts for threads.</summary>
/// <param name="maxCharacters">In UTF-16 units.</param>
public sealed class RunBudget(long maxCharacters = RunBudget.DefaultCharacters)
{
    /// <summary>256 Mi characters.</summary>
    public const long DefaultCharacters = 256L * 1024 * 1024;

    private long _characters;

    /// <summary>The most that may be written.</summary>
    public long MaxCharacters { get; } = maxCharacters;

    /// <summary>Counts a rendered text.</summary>
    /// <returns>False when that is more than the run may write.</returns>
    public bool TryTake(int characters) => Interlocked.Add(ref _characters, characters) <= MaxCharacters;
}
