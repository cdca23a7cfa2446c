using System.Collections.Immutable;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>What a commit object says of itself.</summary>
/// <param name="Parents">In order.</param>
/// <param name="Message">Trailers included.</param>
internal sealed record CommitRecord(ImmutableArray<string> Parents, string Message)
{
    /// <summary>Stands for a commit that is too large to be read.</summary>
    public static CommitRecord Unreadable { get; } = new([], "");

    /// <summary>Header lines, an empty line, the message.</summary>
    public static CommitRecord Parse(ReadOnlySpan<byte> raw)
    {
        var gap = raw.IndexOf("\n\n"u8);
        var head = Encoding.UTF8.GetString(gap < 0 ? raw : raw[..gap]);
        return new CommitRecord(
            [.. head.Split('\n').Where(line => line.StartsWith("parent ", StringComparison.Ordinal)).Select(line => line["parent ".Length..])],
            gap < 0 ? "" : Encoding.UTF8.GetString(raw[(gap + 2)..]));
    }

    /// <summary>The value of the last trailer of that name; null when there is none.</summary>
    public string? Trailer(string name) =>
        Message.Split('\n').LastOrDefault(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..].Trim();
}
