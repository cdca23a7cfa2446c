namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>A repository on the wire: read only to learn that it answers.</summary>
internal sealed record AzureDevOpsRepository(string Id, string Name);
