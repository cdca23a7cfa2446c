namespace GitOpsSets.Action.Git;

/// <summary>A file of a git tree: everything that is not a directory.</summary>
/// <param name="Path">From the root, with <c>/</c>.</param>
/// <param name="Mode">Six octal digits, as in <see cref="GitMode"/>.</param>
/// <param name="Id">The object that holds the content.</param>
internal sealed record GitEntry(string Path, string Mode, string Id);
