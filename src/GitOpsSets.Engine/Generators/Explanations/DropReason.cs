namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>Why something that a source listed did not become an element.</summary>
public enum DropReason
{
    /// <summary>Its name does not pass a pattern or a range of versions.</summary>
    Filter,

    /// <summary>It lacks a label that is asked for.</summary>
    Label,

    /// <summary>It comes from a fork.</summary>
    Fork,

    /// <summary>Enough came before it.</summary>
    Limit,

    /// <summary>A label says to leave it as it was.</summary>
    SkipLabel,

    /// <summary>Another one says the same.</summary>
    Duplicate,

    /// <summary>Its own labels do not fit a selector.</summary>
    Selector,

    /// <summary>It is excluded by its path.</summary>
    Exclusion,

    /// <summary>The source has nothing to tell of it, such as an environment that nothing is deployed to.</summary>
    Incomplete,
}
