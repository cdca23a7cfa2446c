using System.Collections.Immutable;

namespace GitOpsSets.Engine.Ports;

/// <summary>
/// A read-only tree of files that does not change while it is held: a work tree, a git revision, a layer of an OCI artifact, or memory.
/// </summary>
/// <remarks>
/// Paths are relative to the root, with <c>/</c> between names, without a leading or trailing slash and without <c>.</c> or <c>..</c>;
/// the root itself is the empty string. Names are compared ordinally.
/// A tree never follows a symbolic link: a path that passes through one names nothing. <c>TreePaths</c> resolves links inside the root,
/// so that no implementation can lead outside it.
/// Implementations may throw the exceptions of their adapter when the world behind them fails; a missing path is not such a failure.
/// </remarks>
public interface IFileTree
{
    private const int LargestOwnFile = 16 * 1024 * 1024;

    /// <summary>The entries of one directory.</summary>
    /// <param name="directory">A path; empty for the root.</param>
    /// <returns>The entries in ordinal order of their names, without <c>.</c> and <c>..</c>; empty when there is no such directory.</returns>
    ImmutableArray<TreeEntry> List(string directory);

    /// <summary>Looks up one entry without following it when it is a link.</summary>
    /// <param name="path">A path; the empty string names the root, which is a directory with an empty name.</param>
    /// <returns>The entry, or null when the path names nothing.</returns>
    TreeEntry? Find(string path);

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The path of a regular file.</param>
    /// <param name="maximumBytes">The largest size that is read; a larger file is answered with <see cref="FileReading.TooLarge"/>, unread.</param>
    /// <returns>The content, or why there is none.</returns>
    FileReading Read(string path, int maximumBytes);

    /// <summary>The id git gives a file's content, lower-case hex; a tree that is a commit knows it without reading the file.</summary>
    /// <param name="path">A path.</param>
    /// <returns>The id; null when the path is no regular file. A file too large to be ours has an id that fits nothing.</returns>
    string? ContentId(string path) => Read(path, LargestOwnFile) switch
    {
        FileReading.Content content => GitBlobId.Of(content.Bytes.Span),
        FileReading.TooLarge => "too large",
        _ => null,
    };
}
