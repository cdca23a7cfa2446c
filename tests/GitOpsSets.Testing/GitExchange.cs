namespace GitOpsSets.Testing;

/// <summary>One request that a git host got.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Authorization">Every Authorization header, in order.</param>
public sealed record GitExchange(string Method, string Target, IReadOnlyList<string> Authorization);
