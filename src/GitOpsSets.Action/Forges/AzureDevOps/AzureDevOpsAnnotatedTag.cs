namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>The object of an annotated tag on the wire.</summary>
internal sealed record AzureDevOpsAnnotatedTag(AzureDevOpsAnnotatedTag.Target TaggedObject)
{
    /// <summary>What it stands for.</summary>
    internal sealed record Target(string ObjectId);
}
