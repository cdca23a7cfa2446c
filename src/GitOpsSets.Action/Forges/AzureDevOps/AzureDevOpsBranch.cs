namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>A branch on the wire.</summary>
internal sealed record AzureDevOpsBranch(string Name, AzureDevOpsBranch.Tip Commit)
{
    /// <summary>What it leads to.</summary>
    internal sealed record Tip(string CommitId);
}
