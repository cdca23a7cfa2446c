namespace GitOpsSets.Engine;

/// <summary>What becomes of definitions that sets generate (design decision 15).</summary>
public enum NestedSets
{
    /// <summary>They are expanded in the same run and not written themselves.</summary>
    Expand,

    /// <summary>They are written like any other object.</summary>
    Emit,
}
