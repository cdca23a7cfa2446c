using System.Collections.Immutable;

namespace GitOpsSets.Engine.Yaml;

/// <summary>What could be read of a text and what could not.</summary>
/// <param name="Documents">The documents that could be read, in order.</param>
/// <param name="Errors">One for each document that could not, in order.</param>
public sealed record YamlReadResult(ImmutableArray<YamlDocument> Documents, ImmutableArray<YamlException> Errors);
