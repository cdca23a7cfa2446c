namespace GitOpsSets.Action.Git;

/// <summary>
/// Whether changes fit a tree. Git's index would settle conflicts by deleting entries in silence, and a case-insensitive file system by losing one of two
/// files, so both are refused before anything is written.
/// </summary>
internal sealed class ChangeCheck
{
    private readonly TreeListing _tree;
    private readonly Dictionary<string, TreeChange> _changes = new(StringComparer.Ordinal);
    private readonly PathRefusals _refusals = new();

    private ChangeCheck(TreeListing tree) => _tree = tree;

    /// <summary>Refuses changes that do not fit.</summary>
    /// <exception cref="GitException">At least one path is refused; the message names the first ten.</exception>
    public static void Require(TreeListing tree, IReadOnlyCollection<TreeChange> changes)
    {
        var check = new ChangeCheck(tree);
        check.Run(changes);
        check._refusals.ThrowWhenAny("Choose another output path.");
    }

    private void Run(IReadOnlyCollection<TreeChange> changes)
    {
        foreach (var change in changes)
        {
            if (!_changes.TryAdd(change.Path, change))
            {
                Refuse(change.Path, "is given twice");
            }
            else if (PathPolicy.Refusal(change.Path) is { } reason)
            {
                Refuse(change.Path, reason);
            }
        }

        foreach (var change in _changes.Values)
        {
            CheckEntry(change);
            CheckParents(change);
        }

        CheckCase();
    }

    private void CheckEntry(TreeChange change)
    {
        if (_tree.Find(change.Path) is { } entry && Special(entry) is { } kind)
        {
            Refuse(change.Path, $"is {kind} in the repository");
        }
        else if (change.Content is not null && _tree.IsDirectory(change.Path) && HoldsSurvivors(change.Path))
        {
            Refuse(change.Path, "is a directory in the repository");
        }
    }

    private void CheckParents(TreeChange change)
    {
        foreach (var parent in PathPrefixes.Of(change.Path))
        {
            if (_tree.Find(parent) is { } entry && Special(entry) is { } kind)
            {
                Refuse(change.Path, $"lies below {Shown(parent)}, which is {kind} in the repository");
            }
            else if (change.Content is not null && IsFileAfterwards(parent))
            {
                Refuse(change.Path, $"lies below {Shown(parent)}, which is a file");
            }
        }
    }

    private void CheckCase()
    {
        var added = _changes.Values.Where(change => change.Content is not null && _tree.Find(change.Path) is null).ToList();
        if (added.Count == 0)
        {
            return;
        }

        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var directories = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in _tree.Entries.Select(entry => entry.Path).Where(IsFileAfterwards).Concat(added.Select(change => change.Path)))
        {
            if (!files.TryAdd(path, path) && IsAdded(path))
            {
                Refuse(path, $"differs only in case from {Shown(files[path])}");
            }

            foreach (var directory in PathPrefixes.Of(path))
            {
                if (!directories.Add(directory))
                {
                    break;
                }
            }
        }

        foreach (var change in added.Where(change => directories.Contains(change.Path) || PathPrefixes.Of(change.Path).Any(files.ContainsKey)))
        {
            Refuse(change.Path, "would make one name a file and a directory where case does not matter");
        }
    }

    private bool IsAdded(string path) => _changes.TryGetValue(path, out var change) && change.Content is not null && _tree.Find(path) is null;

    private bool IsFileAfterwards(string path) =>
        _changes.TryGetValue(path, out var change) ? change.Content is not null : _tree.Find(path) is not null;

    private bool HoldsSurvivors(string directory) =>
        _tree.Entries.Any(entry => entry.Path.StartsWith(directory + "/", StringComparison.Ordinal) && IsFileAfterwards(entry.Path));

    private static string? Special(GitEntry entry) => entry.Mode switch
    {
        GitMode.Symlink => "a symbolic link",
        GitMode.Submodule => "a submodule",
        _ => null,
    };

    private void Refuse(string path, string reason) => _refusals.Add(path, reason);

    private static string Shown(string path) => PathRefusals.Shown(path);
}
