namespace GitOpsSets.Engine.Generators.Filtering;

/// <summary>One condition of a provider's <c>filter</c>.</summary>
internal enum FilterCondition
{
    /// <summary>The pattern that a name must match.</summary>
    Include,

    /// <summary>The pattern that a name must not match.</summary>
    Exclude,

    /// <summary>The labels that must be there.</summary>
    Labels,

    /// <summary>Tags must be versions.</summary>
    IsVersion,

    /// <summary>Versions must lie in a range.</summary>
    Versions,

    /// <summary>How many are taken.</summary>
    Limit,
}
