using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>Every file of one git tree, by path.</summary>
internal sealed class TreeListing
{
    /// <summary>More files than that are not a repository of manifests.</summary>
    public const int MaxEntries = 1_000_000;

    private const int MaxRecordBytes = 64 * 1024;
    private readonly Dictionary<string, GitEntry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);

    /// <summary>The tree without files.</summary>
    public static TreeListing Empty { get; } = new();

    public IReadOnlyCollection<GitEntry> Entries => _entries.Values;

    public GitEntry? Find(string path) => _entries.GetValueOrDefault(path);

    /// <summary>Whether a file lies somewhere below that path.</summary>
    public bool IsDirectory(string path) => _directories.Contains(path);

    /// <summary>Lists a tree or commit of a repository on this machine.</summary>
    public static async Task<TreeListing> ReadAsync(GitCommand git, string directory, string treeish, CancellationToken cancellationToken)
    {
        var listing = Empty;
        var invocation = new GitInvocation
        {
            Operation = "list the files of the repository",
            Directory = directory,
            Arguments = ["ls-tree", "-r", "-z", "--full-tree", treeish],
            Output = async (stream, _) =>
            {
                await Task.Yield();
                listing = Parse(stream);
            },
        };
        await git.RunAsync(invocation, cancellationToken);
        return listing;
    }

    /// <summary>Reads the output of `git ls-tree -r -z --full-tree`.</summary>
    public static TreeListing Parse(Stream stream)
    {
        var listing = new TreeListing();
        var reader = new RecordReader(stream, MaxRecordBytes);
        while (reader.TryReadRecord(0, out var record))
        {
            // MODE SP TYPE SP ID TAB PATH
            var tab = record.IndexOf((byte)'\t');
            var head = Encoding.ASCII.GetString(record[..tab]).Split(' ');
            listing.Add(new GitEntry(Encoding.UTF8.GetString(record[(tab + 1)..]), head[0], head[2]));
        }

        return listing;
    }

    private void Add(GitEntry entry)
    {
        if (_entries.Count == MaxEntries)
        {
            throw new GitException(GitFailure.TooLarge, "list the files of the repository", FormattableString.Invariant($"there are more than {MaxEntries}"));
        }

        _entries[entry.Path] = entry;
        foreach (var directory in PathPrefixes.Of(entry.Path))
        {
            if (!_directories.Add(directory))
            {
                break;
            }
        }
    }
}
