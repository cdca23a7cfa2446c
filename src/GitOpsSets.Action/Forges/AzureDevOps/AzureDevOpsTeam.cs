namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>A team of a project on the wire.</summary>
internal sealed record AzureDevOpsTeam(string Id, string Name)
{
    /// <summary>Somebody in it.</summary>
    internal sealed record Member(AzureDevOpsPull.Identity Identity);
}
