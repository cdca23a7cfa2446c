namespace GitOpsSets.Templating.Functions.SemanticVersions;

/// <summary>A text that is no version, or no constraint, for Masterminds/semver.</summary>
/// <param name="message">Why, in its words: <c>invalid semantic version</c>, <c>improper constraint: "latest"</c>.</param>
public sealed class SemanticVersionException(string message) : Exception(message);
