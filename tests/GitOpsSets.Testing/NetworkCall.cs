namespace GitOpsSets.Testing;

/// <summary>A request that went out.</summary>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="Address">Where to.</param>
/// <param name="Target">The operation, for services that have one address for all of them; else empty.</param>
public sealed record NetworkCall(string Method, Uri Address, string Target);
