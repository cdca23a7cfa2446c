namespace GitOpsSets.Engine.Ports;

/// <summary>What a forge lists by name.</summary>
public enum ReferenceKind
{
    /// <summary>A branch.</summary>
    Branch,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>An environment that a pipeline deploys to.</summary>
    Environment,
}
