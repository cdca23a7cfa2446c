namespace GitOpsSets.Action.Inputs;

/// <summary>What to do where this program differs from the reference on purpose.</summary>
internal enum CompatMode
{
    /// <summary>What is better for users.</summary>
    Default,

    /// <summary>What the reference does, where that is safe.</summary>
    Strict,
}
