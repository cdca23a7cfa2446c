namespace GitOpsSets.Engine.Publishing;

/// <summary>What is to be done with the branch of a pull request.</summary>
public enum ProposalStep
{
    /// <summary>There is no branch, and nothing to propose.</summary>
    Nothing,

    /// <summary>The branch says what we would say: it stays as it is, and approvals with it.</summary>
    Keep,

    /// <summary>One commit on the base branch's tip becomes the branch.</summary>
    Push,

    /// <summary>There is nothing to propose any more: the pull request is closed, and the branch goes.</summary>
    Withdraw,

    /// <summary>Somebody else has committed to the branch: it is theirs until they say otherwise.</summary>
    Yield,
}
