namespace GitOpsSets.Conformance;

/// <summary>A recorded case that was not held against our answer.</summary>
/// <param name="Id">Its name in its file.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsByRule">Whether an exception rule says so.</param>
internal sealed record SkippedCase(string Id, string Reason, bool IsByRule);
