namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>A label of a pull request on the wire; an inactive one counts like any other.</summary>
internal sealed record AzureDevOpsLabel(string Name);
