using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>Writes any number of files into a repository's object store through one process.</summary>
internal static class FastImport
{
    public static ImmutableArray<string> Arguments { get; } = ["fast-import", "--quiet", "--done"];

    public static async Task WriteAsync(IEnumerable<ReadOnlyMemory<byte>> contents, Stream stream, CancellationToken cancellationToken)
    {
        await using var buffered = new BufferedStream(stream, 128 * 1024);
        foreach (var content in contents)
        {
            await buffered.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob\ndata {content.Length}\n")), cancellationToken);
            await buffered.WriteAsync(content, cancellationToken);
            await buffered.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }

        await buffered.WriteAsync("done\n"u8.ToArray(), cancellationToken);
        await buffered.FlushAsync(cancellationToken);
    }
}
