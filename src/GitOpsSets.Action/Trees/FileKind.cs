namespace GitOpsSets.Action.Trees;

/// <summary>What a name in the file system stands for, without following it: .NET does not tell a pipe from a file, and opening a pipe blocks.</summary>
internal enum FileKind
{
    Missing,
    File,
    Directory,
    Symlink,
    Special,
}
