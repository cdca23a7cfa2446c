namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>A page of a listing on the wire.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed record AzureDevOpsPage<T>(IReadOnlyList<T> Value, int? Count = null);
