using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Trees;

/// <summary>The files of one commit. Submodules are empty directories, as in a checkout that does not get them.</summary>
internal sealed class GitTree : IFileTree, IDisposable
{
    private const int MaxLinkBytes = 4096;
    private readonly TreeListing _listing;
    private readonly Func<BlobReader> _blobs;
    private readonly IDisposable? _owned;
    private readonly Dictionary<string, SortedSet<string>> _names = new(StringComparer.Ordinal) { [""] = new SortedSet<string>(StringComparer.Ordinal) };

    /// <summary>A tree whose listing and reader belong to somebody else.</summary>
    /// <param name="listing">Every file.</param>
    /// <param name="blobs">Reads their content; asked for when the first file is read.</param>
    public GitTree(TreeListing listing, Func<BlobReader> blobs)
        : this(listing, blobs, owned: null)
    {
    }

    private GitTree(TreeListing listing, Func<BlobReader> blobs, IDisposable? owned)
    {
        _listing = listing;
        _blobs = blobs;
        _owned = owned;
        foreach (var entry in listing.Entries)
        {
            AddName(entry.Path);
        }
    }

    /// <summary>Opens a commit of a repository on this machine; nothing is fetched for it.</summary>
    /// <param name="git">The git executable.</param>
    /// <param name="repository">The folder of a checkout or of a bare repository.</param>
    /// <param name="commit">The name of a commit or tree.</param>
    /// <param name="cancellationToken">Stops it, reading included.</param>
    public static async Task<GitTree> OpenAsync(GitCommand git, string repository, string commit, CancellationToken cancellationToken)
    {
        var listing = await TreeListing.ReadAsync(git, repository, commit, cancellationToken);
        var reader = new BlobReader(git, repository, remote: null, [], cancellationToken);
        return new GitTree(listing, () => reader, reader);
    }

    /// <summary>The objects to have at hand before a tree is read: the files that are wanted, and every symbolic link.</summary>
    public static IReadOnlySet<string> Needed(TreeListing listing, Func<string, bool> wanted) =>
        listing.Entries
            .Where(entry => entry.Mode != GitMode.Submodule && (entry.Mode == GitMode.Symlink || wanted(entry.Path)))
            .Select(entry => entry.Id)
            .ToHashSet(StringComparer.Ordinal);

    public ImmutableArray<TreeEntry> List(string directory)
    {
        var prefix = directory.Length == 0 ? "" : directory + "/";
        return _names.TryGetValue(directory, out var names) ? [.. names.Select(name => Find(prefix + name)).OfType<TreeEntry>()] : [];
    }

    public TreeEntry? Find(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (_names.ContainsKey(path))
        {
            return new TreeEntry(name, TreeEntryKind.Directory);
        }

        return _listing.Find(path) switch
        {
            null => null,
            { Mode: GitMode.Submodule } => new TreeEntry(name, TreeEntryKind.Directory),
            { Mode: GitMode.Symlink } link => new TreeEntry(name, TreeEntryKind.Symlink, LinkTarget(link)),
            _ => new TreeEntry(name, TreeEntryKind.File),
        };
    }

    public FileReading Read(string path, int maximumBytes) =>
        _listing.Find(path) is { Mode: GitMode.File or GitMode.Executable } entry
            ? _blobs().Read(entry.Id, maximumBytes)
            : new FileReading.NotAFile();

    public string? ContentId(string path) =>
        _listing.Find(path) is { Mode: GitMode.File or GitMode.Executable } entry ? entry.Id : null;

    public void Dispose() => _owned?.Dispose();

    private string LinkTarget(GitEntry link) =>
        _blobs().Read(link.Id, MaxLinkBytes) is FileReading.Content content ? Encoding.UTF8.GetString(content.Bytes.Span) : "";

    private void AddName(string path)
    {
        while (path.Length > 0)
        {
            var slash = path.LastIndexOf('/');
            var parent = slash < 0 ? "" : path[..slash];
            var known = _names.TryGetValue(parent, out var names);
            if (!known || names is null)
            {
                _names[parent] = names = new SortedSet<string>(StringComparer.Ordinal);
            }

            names.Add(path[(slash + 1)..]);
            if (known)
            {
                return;
            }

            path = parent;
        }
    }
}
