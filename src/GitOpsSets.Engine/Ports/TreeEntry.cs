namespace GitOpsSets.Engine.Ports;

/// <summary>One name in a directory of a tree.</summary>
/// <param name="Name">The last segment of the path; empty only for the root.</param>
/// <param name="Kind">What the name stands for.</param>
/// <param name="Target">For a symbolic link the text it holds, as written (relative, absolute, or leading nowhere); null for everything else.</param>
public sealed record TreeEntry(string Name, TreeEntryKind Kind, string? Target = null);
