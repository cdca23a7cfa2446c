using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>A list or mapping whose end has not been read.</summary>
internal struct OpenCollection
{
    /// <summary>Whether it is a mapping.</summary>
    public bool IsMapping;

    /// <summary>Whether a key was read and its value is next.</summary>
    public bool AwaitsValue;

    /// <summary>Whether the key that was read is the merge key.</summary>
    public bool IsMerge;

    /// <summary>Whether any of its keys was the merge key.</summary>
    public bool HasMerges;

    /// <summary>Where its items begin among all that are being collected.</summary>
    public int FirstItem;

    /// <summary>Values decoded so far, itself included.</summary>
    public long Weight;

    /// <summary>The name that aliases know it by; null without an anchor.</summary>
    public string? Anchor;

    /// <summary>Where it starts.</summary>
    public SourceSpan Span;

    /// <summary>The key whose value is next.</summary>
    public string Key;

    /// <summary>Where that key stands.</summary>
    public SourceSpan KeySpan;

    /// <summary>What that key was before it became text: keys of different kinds are different to go-yaml.</summary>
    public Type KeyKind;
}
