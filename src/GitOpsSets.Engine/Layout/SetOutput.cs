using System.Collections.Immutable;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Layout;

/// <summary>What one set wants in the output root, or that it wants nothing touched.</summary>
/// <param name="Set">Which set.</param>
/// <param name="Definition">The file that defines it, relative to the repository; for a generated set, that of the set that generated it.</param>
public abstract record SetOutput(SetId Set, string Definition)
{
    /// <summary>The sets that generated this one, outermost first; empty for a definition that stands in a file.</summary>
    public ImmutableArray<SetId> Via { get; init; } = [];

    /// <summary>Where it is defined, for messages; null for a set that is defined no more.</summary>
    public SourceSpan? Origin { get; init; }

    /// <summary>The set was evaluated whole.</summary>
    /// <param name="Set">Which set.</param>
    /// <param name="Definition">The file that defines it.</param>
    /// <param name="Files">In the order they were rendered, no path twice.</param>
    public sealed record Evaluated(SetId Set, string Definition, ImmutableArray<OutputFile> Files) : SetOutput(Set, Definition)
    {
        /// <summary>Folders that get a <c>kustomization.yaml</c>, the set's own first; those below it are listed in it, in this order.</summary>
        public ImmutableArray<RelativePath> Folders { get; init; } = [];

        /// <summary>What may be done to files that exist.</summary>
        public SyncPolicy Policy { get; init; }

        /// <summary>Whether a limit cut one of its listings: then nothing is deleted.</summary>
        public bool IsBounded { get; init; }

        /// <summary>Elements whose files stay as they are: outsiders' text would have left its place in them.</summary>
        public ImmutableHashSet<string> Quarantined { get; init; } = [];

        /// <summary>The items its sources list now: evidence for other items of the same sources must be looked up before their files go.</summary>
        public ImmutableHashSet<string> ListedEvidence { get; init; } = [];

        /// <summary>The sources whose items carry evidence, as the prefix of that evidence.</summary>
        public ImmutableHashSet<string> EvidenceSources { get; init; } = [];
    }

    /// <summary>Something failed or was not asked: its files stay byte for byte.</summary>
    /// <param name="Set">Which set.</param>
    /// <param name="Definition">The file that defines it.</param>
    public sealed record Untouched(SetId Set, string Definition) : SetOutput(Set, Definition);
}
