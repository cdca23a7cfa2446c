using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Changes;

/// <summary>One file that a publication touches.</summary>
/// <param name="Path">Below the output root.</param>
/// <param name="Set">The set it belongs to; null for the tool's own state.</param>
public abstract record FileChange(RelativePath Path, SetId? Set)
{
    /// <summary>A file that was not there.</summary>
    public sealed record Added(RelativePath Path, SetId? Set, string After) : FileChange(Path, Set);

    /// <summary>A file of ours with other content than before.</summary>
    public sealed record Modified(RelativePath Path, SetId? Set, string After) : FileChange(Path, Set);

    /// <summary>A file of ours that goes.</summary>
    public sealed record Removed(RelativePath Path, SetId? Set) : FileChange(Path, Set);
}
