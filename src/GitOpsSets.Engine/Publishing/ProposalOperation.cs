namespace GitOpsSets.Engine.Publishing;

/// <summary>What became of a pull request.</summary>
public enum ProposalOperation
{
    /// <summary>It was left as it is, or there is none.</summary>
    None,

    /// <summary>It was opened.</summary>
    Created,

    /// <summary>Its branch, its text or its labels changed.</summary>
    Updated,

    /// <summary>It was closed, since there is nothing to propose any more.</summary>
    Closed,
}
