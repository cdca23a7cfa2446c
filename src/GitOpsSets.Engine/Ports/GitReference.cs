using System.Collections.Immutable;

namespace GitOpsSets.Engine.Ports;

/// <summary>Which commit of a git repository is meant.</summary>
public abstract record GitReference
{
    private GitReference()
    {
    }

    /// <summary>One commit.</summary>
    /// <param name="Id">40 or 64 hexadecimal digits, lower-case.</param>
    public sealed record Commit(string Id) : GitReference;

    /// <summary>What a reference leads to.</summary>
    /// <param name="Name">In full, such as <c>refs/heads/main</c>.</param>
    /// <param name="Label">What a revision calls it, such as <c>main</c>.</param>
    public sealed record Named(string Name, string Label) : GitReference;

    /// <summary>One tag among all.</summary>
    /// <param name="Description">What is looked for, for people.</param>
    /// <param name="Choose">Given the names of all tags, the one that is meant; null for none.</param>
    public sealed record Tag(string Description, Func<ImmutableArray<string>, string?> Choose) : GitReference;
}
