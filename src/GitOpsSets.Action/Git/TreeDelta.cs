using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>What a commit changes: for each path what was there and what is there, as mode and object name; null for nothing.</summary>
internal sealed class TreeDelta
{
    private readonly ImmutableArray<(string Path, string? Before, string? After)> _changes;

    private TreeDelta(IEnumerable<(string Path, string? Before, string? After)> changes)
    {
        _changes = [.. changes.Where(change => change.Before != change.After).OrderBy(change => change.Path, StringComparer.Ordinal)];
    }

    /// <summary>Whether nothing is changed.</summary>
    public bool IsEmpty => _changes.IsEmpty;

    /// <summary>Names what is changed to what, whatever was there before: it stays the same when the commit is put on another one.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(_changes.Select(change => $"{change.Path}\0{change.After}\n")))));

    /// <summary>What changes would make of a tree.</summary>
    public static TreeDelta Of(TreeListing listing, IEnumerable<TreeChange> changes, ObjectFormat format) => new(changes.Select(change =>
    {
        var old = listing.Find(change.Path);
        return (change.Path, Text(old), change.Content is { } content ? $"{old?.Mode ?? GitMode.File} {ObjectId.OfBlob(content.Span, format)}" : null);
    }));

    /// <summary>What leads from one tree to another.</summary>
    public static TreeDelta Between(TreeListing from, TreeListing to) => new(
        from.Entries.Select(entry => entry.Path).Union(to.Entries.Select(entry => entry.Path), StringComparer.Ordinal)
            .Select(path => (path, Text(from.Find(path)), Text(to.Find(path)))));

    /// <summary>Whether both make the same changes to the same files.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="besides">Paths that are not looked at.</param>
    public bool IsSameAs(TreeDelta other, IReadOnlySet<string> besides) =>
        _changes.Where(change => !besides.Contains(change.Path)).SequenceEqual(other._changes.Where(change => !besides.Contains(change.Path)));

    /// <summary>The paths of files that are there afterwards.</summary>
    public IReadOnlySet<string> Written => _changes.Where(change => change.After is not null).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);

    private static string? Text(GitEntry? entry) => entry is null ? null : $"{entry.Mode} {entry.Id}";
}
