using System.Collections.Immutable;

namespace GitOpsSets.Engine.Ports;

/// <summary>Which artifact of an OCI repository is meant.</summary>
public abstract record OciReference
{
    private OciReference()
    {
    }

    /// <summary>One manifest.</summary>
    /// <param name="Value"><c>sha256:</c> and 64 hexadecimal digits.</param>
    public sealed record Digest(string Value) : OciReference;

    /// <summary>What a tag leads to.</summary>
    /// <param name="Name">A tag.</param>
    public sealed record Tag(string Name) : OciReference;

    /// <summary>One tag among all.</summary>
    /// <param name="Description">What is looked for, for people.</param>
    /// <param name="Choose">Given all tags, the one that is meant; null for none.</param>
    public sealed record Chosen(string Description, Func<ImmutableArray<string>, string?> Choose) : OciReference;
}
