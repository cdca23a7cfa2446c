using System.Collections.Frozen;
using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Trees;

/// <summary>A tree of others' files in memory: regular files and directories. What was not fetched of a file is only its content.</summary>
internal sealed class FileSnapshot : IFileTree
{
    private readonly FrozenDictionary<string, FileReading?> _files;
    private readonly FrozenDictionary<string, ImmutableArray<TreeEntry>> _folders;

    /// <summary>Takes the files as they are.</summary>
    /// <param name="files">By path; null for content that was not fetched. No path is above another one.</param>
    /// <param name="folders">Directories that are there whether a file is in them or not.</param>
    public FileSnapshot(IReadOnlyDictionary<string, FileReading?> files, IEnumerable<string> folders)
    {
        _files = files.ToFrozenDictionary(StringComparer.Ordinal);
        var names = new Dictionary<string, SortedDictionary<string, TreeEntryKind>>(StringComparer.Ordinal) { [""] = new(StringComparer.Ordinal) };
        foreach (string folder in folders)
        {
            Open(names, folder);
        }

        foreach (string file in files.Keys)
        {
            var (parent, name) = Split(file);
            Open(names, parent)[name] = TreeEntryKind.File;
        }

        _folders = names.ToFrozenDictionary(folder => folder.Key, folder => folder.Value.Select(entry => new TreeEntry(entry.Key, entry.Value)).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public ImmutableArray<TreeEntry> List(string directory) => _folders.GetValueOrDefault(directory, []);

    /// <inheritdoc/>
    public TreeEntry? Find(string path) =>
        _folders.ContainsKey(path) ? new TreeEntry(Split(path).Name, TreeEntryKind.Directory)
        : _files.ContainsKey(path) ? new TreeEntry(Split(path).Name, TreeEntryKind.File)
        : null;

    /// <inheritdoc/>
    public FileReading Read(string path, int maximumBytes) =>
        !_files.TryGetValue(path, out var reading) ? new FileReading.NotAFile()
        : reading is null ? throw new InvalidOperationException($"The content of '{path}' was not asked for.")
        : reading is FileReading.Content content && content.Bytes.Length > maximumBytes ? new FileReading.TooLarge(content.Bytes.Length)
        : reading;

    private static SortedDictionary<string, TreeEntryKind> Open(Dictionary<string, SortedDictionary<string, TreeEntryKind>> names, string folder)
    {
        if (names.TryGetValue(folder, out var known))
        {
            return known;
        }

        var (parent, name) = Split(folder);
        Open(names, parent)[name] = TreeEntryKind.Directory;
        return names[folder] = new SortedDictionary<string, TreeEntryKind>(StringComparer.Ordinal);
    }

    private static (string Parent, string Name) Split(string path) =>
        path.LastIndexOf('/') is >= 0 and var slash ? (path[..slash], path[(slash + 1)..]) : ("", path);
}
