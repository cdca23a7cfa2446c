using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Testing;

/// <summary>A tree for tests, filled path by path; parents come into being by themselves.</summary>
public sealed class InMemoryTree : IFileTree
{
    private readonly SortedDictionary<string, Node> _nodes = new(StringComparer.Ordinal) { [""] = new Node(TreeEntryKind.Directory, null, []) };

    public InMemoryTree AddFile(string path, string content = "") => AddFile(path, Encoding.UTF8.GetBytes(content));

    public InMemoryTree AddFile(string path, byte[] content) => Add(path, new Node(TreeEntryKind.File, null, content));

    public InMemoryTree AddDirectory(string path) => Add(path, new Node(TreeEntryKind.Directory, null, []));

    public InMemoryTree AddSymlink(string path, string target) => Add(path, new Node(TreeEntryKind.Symlink, target, []));

    public ImmutableArray<TreeEntry> List(string directory)
    {
        string prefix = directory.Length == 0 ? "" : directory + "/";
        return
        [
            .. _nodes.Keys
                .Where(path => path.Length > prefix.Length && path.StartsWith(prefix, StringComparison.Ordinal) && path.IndexOf('/', prefix.Length) < 0)
                .Select(path => Find(path)!)
                .OrderBy(entry => entry.Name, StringComparer.Ordinal),
        ];
    }

    public TreeEntry? Find(string path) =>
        _nodes.TryGetValue(path, out var node) ? new TreeEntry(path[(path.LastIndexOf('/') + 1)..], node.Kind, node.Target) : null;

    public FileReading Read(string path, int maximumBytes)
    {
        if (!_nodes.TryGetValue(path, out var node) || node.Kind != TreeEntryKind.File)
        {
            return new FileReading.NotAFile();
        }

        return node.Content.Length > maximumBytes ? new FileReading.TooLarge(node.Content.Length) : new FileReading.Content(node.Content);
    }

    private InMemoryTree Add(string path, Node node)
    {
        for (int slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            _nodes.TryAdd(path[..slash], new Node(TreeEntryKind.Directory, null, []));
        }

        _nodes[path] = node;
        return this;
    }

    private sealed record Node(TreeEntryKind Kind, string? Target, byte[] Content);
}
