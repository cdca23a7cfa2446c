namespace GitOpsSets.Engine.Ports;

/// <summary>A tree, or why there is none.</summary>
public abstract record TreeAnswer
{
    private TreeAnswer()
    {
    }

    /// <summary>The content.</summary>
    /// <param name="Tree">Does not change while it is held.</param>
    public sealed record Found(IFileTree Tree) : TreeAnswer
    {
        /// <summary>Whether it is everything a repository holds, of which an artifact leaves out a part; false for what is an artifact already.</summary>
        public bool IsWhole { get; init; }

        /// <summary>What was fetched, as Flux writes it, such as <c>main@sha1:6fd4…</c>; empty for a tree that was on this machine. What it holds is others' text then.</summary>
        public string Revision { get; init; } = "";
    }

    /// <summary>Nobody can open it now: what is known of it stays as it is.</summary>
    /// <param name="Failure">Why, and what to try.</param>
    public sealed record Unavailable(SourceFailure Failure) : TreeAnswer;
}
