using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Trees;

/// <summary>
/// The text files of a work tree as git stores them: a checkout may end lines in CRLF (<c>core.autocrlf</c>, <c>eol</c> in .gitattributes) where the commit, and what is
/// compared with it, has LF.
/// </summary>
/// <param name="tree">The work tree.</param>
internal sealed class StoredTree(IFileTree tree) : IFileTree
{
    /// <inheritdoc/>
    public ImmutableArray<TreeEntry> List(string directory) => tree.List(directory);

    /// <inheritdoc/>
    public TreeEntry? Find(string path) => tree.Find(path);

    /// <inheritdoc/>
    public FileReading Read(string path, int maximumBytes)
    {
        var reading = tree.Read(path, maximumBytes);
        return reading is FileReading.Content content && content.Bytes.Span.IndexOf("\r\n"u8) >= 0 ? new FileReading.Content(WithLineFeeds(content.Bytes.Span)) : reading;
    }

    private static byte[] WithLineFeeds(ReadOnlySpan<byte> bytes)
    {
        var stored = new byte[bytes.Length];
        int length = 0;
        for (int at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] != '\r' || at + 1 == bytes.Length || bytes[at + 1] != '\n')
            {
                stored[length++] = bytes[at];
            }
        }

        return stored[..length];
    }
}
