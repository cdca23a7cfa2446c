namespace GitOpsSets.Action.Publishing;

/// <summary>What may be done to the branch of a pull request.</summary>
/// <param name="DeletesBranch">Whether it goes when there is nothing to propose any more.</param>
/// <param name="OverwritesForeign">Whether other people's commits on it may be dropped.</param>
internal sealed record ProposalOptions(bool DeletesBranch, bool OverwritesForeign);
