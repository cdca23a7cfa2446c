namespace GitOpsSets.Engine.Generators.Trees;

/// <summary>What a generator in <c>directories</c> mode yields for one match.</summary>
/// <param name="Directory">The path with <c>./</c> before it; <c>./.</c> for the root.</param>
/// <param name="Base">Its last segment; <c>.</c> for the root.</param>
internal sealed record DirectoryMatch(string Directory, string Base);
