namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>What became of an item that somebody asks about, at one source.</summary>
public enum ItemOutcome
{
    /// <summary>It is an element.</summary>
    Yielded,

    /// <summary>It is an element with the values that were exported before.</summary>
    Held,

    /// <summary>The source listed it, and a rule dropped it.</summary>
    Dropped,

    /// <summary>The source's answer does not have it.</summary>
    NotListed,

    /// <summary>The source gave no answer.</summary>
    SourceFailed,

    /// <summary>The source may not be asked.</summary>
    Disabled,

    /// <summary>The set does not take inputs from the source.</summary>
    NotSelected,
}
