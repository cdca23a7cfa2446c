namespace GitOpsSets.Conformance;

/// <summary>A recorded case that we answered differently, and how.</summary>
internal sealed record FailedCase(string Id, string Difference);
