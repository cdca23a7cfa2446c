namespace GitOpsSets.Testing;

/// <summary>A golden file is not what was made, or may not be written.</summary>
public sealed class GoldenException(string message) : Exception(message);
