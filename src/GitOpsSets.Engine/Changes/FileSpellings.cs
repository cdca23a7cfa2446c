using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Changes;

/// <summary>Files of a tree whose paths differ in case alone: the file systems of Windows and macOS take them for one.</summary>
/// <param name="tree">The tree; each of its folders is listed once at most.</param>
internal sealed class FileSpellings(IFileTree tree)
{
    private readonly Dictionary<string, ImmutableArray<(string Folder, ILookup<string, TreeEntry> Names)>> _folders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path of a file that is there in another spelling; null when there is none.</summary>
    /// <param name="path">A path of the tree, whether there is such a file or not.</param>
    public string? Other(string path)
    {
        var (folder, name) = Split(path);
        return Folders(folder)
            .SelectMany(known => known.Names[name].Where(static entry => entry.Kind != TreeEntryKind.Directory).Select(entry => Join(known.Folder, entry.Name)))
            .FirstOrDefault(spelling => spelling != path);
    }

    // Every folder that this may be the name of.
    private ImmutableArray<(string Folder, ILookup<string, TreeEntry> Names)> Folders(string path)
    {
        if (_folders.TryGetValue(path, out var known))
        {
            return known;
        }

        var (above, name) = Split(path);
        IEnumerable<string> spellings = path.Length == 0
            ? [""]
            : Folders(above).SelectMany(folder => folder.Names[name].Where(static entry => entry.Kind == TreeEntryKind.Directory).Select(entry => Join(folder.Folder, entry.Name)));
        return _folders[path] = [.. spellings.Select(spelling => (spelling, tree.List(spelling).ToLookup(static entry => entry.Name, StringComparer.OrdinalIgnoreCase)))];
    }

    private static (string Folder, string Name) Split(string path) =>
        path.LastIndexOf('/') is var slash and >= 0 ? (path[..slash], path[(slash + 1)..]) : ("", path);

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
