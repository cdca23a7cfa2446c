namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>A git reference on the wire; of an annotated tag the object is the tag's own.</summary>
internal sealed record AzureDevOpsReference(string Name, string ObjectId);
