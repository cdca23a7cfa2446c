using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Ignoring;

/// <summary>
/// What Flux makes an artifact of: a tree without what its rules leave out, and without symbolic links, which no artifact holds. A directory that is left out
/// stays where something in it is taken back.
/// </summary>
internal sealed class ArtifactTree : IFileTree
{
    private readonly IFileTree _whole;
    private readonly HashSet<string> _visible = new(StringComparer.Ordinal) { "" };

    /// <summary>Looks at every path once.</summary>
    /// <param name="whole">All files.</param>
    /// <param name="rules">What is left out.</param>
    public ArtifactTree(IFileTree whole, IgnoreRules rules)
    {
        _whole = whole;
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out string? folder))
        {
            foreach (var entry in whole.List(folder))
            {
                string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                bool isDirectory = entry.Kind == TreeEntryKind.Directory;
                if (isDirectory)
                {
                    folders.Push(path);
                }

                if (entry.Kind != TreeEntryKind.Symlink && !rules.Excludes(path, isDirectory))
                {
                    Show(path);
                }
            }
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<TreeEntry> List(string directory) =>
        _visible.Contains(directory) ? [.. _whole.List(directory).Where(entry => _visible.Contains(directory.Length == 0 ? entry.Name : $"{directory}/{entry.Name}"))] : [];

    /// <inheritdoc/>
    public TreeEntry? Find(string path) => _visible.Contains(path) ? _whole.Find(path) : null;

    /// <inheritdoc/>
    public FileReading Read(string path, int maximumBytes) => _visible.Contains(path) ? _whole.Read(path, maximumBytes) : new FileReading.NotAFile();

    private void Show(string path)
    {
        while (_visible.Add(path))
        {
            path = path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
        }
    }
}
