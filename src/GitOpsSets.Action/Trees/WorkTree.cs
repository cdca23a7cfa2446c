using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Trees;

/// <summary>A folder on disk. What is named .git is not part of it, at any depth, and no symbolic link below the root is followed.</summary>
internal sealed class WorkTree(string root) : IFileTree
{
    private const string GitName = ".git";
    private readonly string _root = Path.GetFullPath(root);

    public ImmutableArray<TreeEntry> List(string directory)
    {
        if (Resolve(directory) is not { } place || KindOf(directory, place) != FileKind.Directory)
        {
            return [];
        }

        return
        [
            .. Directory.EnumerateFileSystemEntries(place)
                .Select(path => Path.GetFileName(path))
                .Where(name => !IsGit(name))
                .Order(StringComparer.Ordinal)
                .Select(name => Entry(name, Path.Combine(place, name)))
                .OfType<TreeEntry>(),
        ];
    }

    public TreeEntry? Find(string path)
    {
        if (path.Length == 0)
        {
            return new TreeEntry("", TreeEntryKind.Directory);
        }

        return Resolve(path) is { } place ? Entry(path[(path.LastIndexOf('/') + 1)..], place) : null;
    }

    public FileReading Read(string path, int maximumBytes)
    {
        if (Resolve(path) is not { } place || FileStatus.KindOf(place) != FileKind.File)
        {
            return new FileReading.NotAFile();
        }

        using var file = File.OpenHandle(place, options: FileOptions.SequentialScan);
        var size = RandomAccess.GetLength(file);
        if (size > maximumBytes)
        {
            return new FileReading.TooLarge(size);
        }

        var content = new byte[size];
        var filled = 0;
        while (filled < content.Length && RandomAccess.Read(file, content.AsSpan(filled), filled) is var count and > 0)
        {
            filled += count;
        }

        return new FileReading.Content(content.AsMemory(0, filled));
    }

    // The place on disk; null when a part of the path is no name of this tree or a directory above it is not one.
    private string? Resolve(string path)
    {
        var place = _root;
        if (path.Length == 0)
        {
            return place;
        }

        var names = path.Split('/');
        for (var index = 0; index < names.Length; index++)
        {
            if (names[index] is "" or "." or ".." || names[index].Contains('\0', StringComparison.Ordinal) || IsGit(names[index]))
            {
                return null;
            }

            place = Path.Combine(place, names[index]);
            if (index < names.Length - 1 && FileStatus.KindOf(place) != FileKind.Directory)
            {
                return null;
            }
        }

        return place;
    }

    // The root itself may be reached through a link: that is the caller's choice.
    private static FileKind KindOf(string path, string place) =>
        path.Length > 0 ? FileStatus.KindOf(place) : Directory.Exists(place) ? FileKind.Directory : FileKind.Missing;

    private static bool IsGit(string name) => name.Equals(GitName, StringComparison.OrdinalIgnoreCase);

    private static TreeEntry? Entry(string name, string place) => FileStatus.KindOf(place) switch
    {
        FileKind.File => new TreeEntry(name, TreeEntryKind.File),
        FileKind.Directory => new TreeEntry(name, TreeEntryKind.Directory),
        FileKind.Symlink => new TreeEntry(name, TreeEntryKind.Symlink, new FileInfo(place).LinkTarget ?? ""),
        _ => null,
    };
}
