namespace GitOpsSets.Engine.Generators.Trees;

/// <summary>One item of a generator's <c>directories</c>.</summary>
/// <param name="Path">A pattern; when <paramref name="IsExcluded"/>, a path that is compared as it is.</param>
/// <param name="IsExcluded">Whether it takes away instead of adding.</param>
internal sealed record DirectoryItem(string Path, bool IsExcluded);
