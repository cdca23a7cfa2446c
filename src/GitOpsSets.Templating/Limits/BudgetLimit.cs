namespace GitOpsSets.Templating.Limits;

/// <summary>Which limit a render met.</summary>
public enum BudgetLimit
{
    /// <summary>None, or one that is the same for everybody.</summary>
    None,

    /// <summary><see cref="TemplateLimits.MaxSteps"/>.</summary>
    Steps,

    /// <summary><see cref="TemplateLimits.MaxOutputCharacters"/>.</summary>
    Output,
}
