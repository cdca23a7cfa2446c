namespace GitOpsSets.Testing;

/// <summary>A request that a fake received, and the answer it gave of its own accord.</summary>
/// <param name="Request">As it came.</param>
/// <param name="Status">Such as 200.</param>
/// <param name="Body">Text; empty for none.</param>
public sealed record FakeExchange(FakeRequest Request, int Status, string Body);
