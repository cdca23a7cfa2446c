using System.Collections.Immutable;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>What has to be stored and entered into an index so that changes come true; what is so already is left out.</summary>
internal sealed class IndexPlan
{
    private readonly ImmutableArray<string> _records;

    private IndexPlan(ImmutableArray<string> records, ImmutableArray<ReadOnlyMemory<byte>> contents)
    {
        _records = records;
        Contents = contents;
    }

    public bool IsEmpty => _records.IsEmpty;

    /// <summary>The new contents, each once.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Contents { get; }

    public static IndexPlan For(TreeListing listing, IEnumerable<TreeChange> changes, ObjectFormat format)
    {
        var removals = ImmutableArray.CreateBuilder<string>();
        var entries = ImmutableArray.CreateBuilder<string>();
        var contents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var change in changes.OrderBy(change => change.Path, StringComparer.Ordinal))
        {
            var old = listing.Find(change.Path);
            if (change.Content is not { } content)
            {
                if (old is not null)
                {
                    removals.Add($"0 {ObjectId.Null(format)}\t{change.Path}");
                }
            }
            else if (ObjectId.OfBlob(content.Span, format) is var id && id != old?.Id)
            {
                // The executable bit of a file that is there already is its owner's choice.
                entries.Add($"{old?.Mode ?? GitMode.File} {id}\t{change.Path}");
                contents.TryAdd(id, content);
            }
        }

        // Removals first: a file may make room for a directory.
        return new IndexPlan([.. removals, .. entries], [.. contents.Values]);
    }

    /// <summary>The input of `git update-index -z --index-info`.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var buffered = new BufferedStream(stream, 128 * 1024);
        foreach (var record in _records)
        {
            await buffered.WriteAsync(Encoding.UTF8.GetBytes(record + "\0"), cancellationToken);
        }

        await buffered.FlushAsync(cancellationToken);
    }
}
