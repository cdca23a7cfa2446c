namespace GitOpsSets.Engine.Ports;

/// <summary>A tree, or why there is none.</summary>
public abstract record TreeAnswer
{
    private TreeAnswer()
    {
    }

    /// <summary>The content.</summary>
    /// <param name="Tree">Does not change while it is held.</param>
    public sealed record Found(IFileTree Tree) : TreeAnswer;

    /// <summary>Nobody can open it now: what is known of it stays as it is.</summary>
    /// <param name="Failure">Why, and what to try.</param>
    public sealed record Unavailable(SourceFailure Failure) : TreeAnswer;
}
