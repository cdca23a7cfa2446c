namespace GitOpsSets.Action.Inputs;

/// <summary>What one pull request has.</summary>
internal enum ProposalScope
{
    /// <summary>The changes of every set of the run.</summary>
    Run,

    /// <summary>Those of one set.</summary>
    Set,
}
