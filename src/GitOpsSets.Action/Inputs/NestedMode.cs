namespace GitOpsSets.Action.Inputs;

/// <summary>What happens to definitions that definitions generate.</summary>
internal enum NestedMode
{
    /// <summary>They are expanded in the same run.</summary>
    Expand,

    /// <summary>They are output.</summary>
    Emit,
}
