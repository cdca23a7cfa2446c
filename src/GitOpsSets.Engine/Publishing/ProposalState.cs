namespace GitOpsSets.Engine.Publishing;

/// <summary>The branch of a pull request as it is, against what it should be.</summary>
/// <param name="Exists">Whether there is such a branch.</param>
/// <param name="IsForeign">Whether it holds commits that we did not make, or ours in another form.</param>
/// <param name="IsMoot">Whether the base branch holds all we would propose.</param>
/// <param name="IsSame">Whether the branch changes exactly what we would change, and the base has not moved under those files.</param>
public readonly record struct ProposalState(bool Exists, bool IsForeign, bool IsMoot, bool IsSame)
{
    /// <summary>What follows from that (specs/publishing.md §3.6).</summary>
    /// <param name="overwritesForeign">Whether other people's commits on the branch may be dropped.</param>
    public ProposalStep Step(bool overwritesForeign) => this switch
    {
        { Exists: false, IsMoot: true } => ProposalStep.Nothing,
        { Exists: false } => ProposalStep.Push,
        { IsMoot: false, IsSame: true } => ProposalStep.Keep,
        { IsForeign: true } when !overwritesForeign => ProposalStep.Yield,
        { IsMoot: true } => ProposalStep.Withdraw,
        _ => ProposalStep.Push,
    };
}
