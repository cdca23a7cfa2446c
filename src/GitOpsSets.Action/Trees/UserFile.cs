using System.Text;

namespace GitOpsSets.Action.Trees;

/// <summary>A file that the user asked for, wherever that is: a report, the outputs, the findings.</summary>
internal static class UserFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes it anew; it belongs to whom its folder belongs. Below a checkout no link is followed: whoever may commit one would choose what is overwritten.</summary>
    /// <param name="path">An absolute path; folders that are missing are made.</param>
    /// <param name="text">No secret may be in it.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, string text)
    {
        if (LinkOf(path) is { } link)
        {
            throw new IOException($"'{link}' is a symbolic link of the checkout, and nothing is written through it");
        }

        string folder = Path.GetDirectoryName(path) ?? "/";
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, text, Utf8);
        FileOwner.ForFilesIn(folder)?.Give(path);
    }

    // The outermost checkout counts: one inside it may have been committed to look like another.
    private static string? LinkOf(string path)
    {
        string? link = null;
        string? found = null;
        for (string? place = path; place is not null; place = Path.GetDirectoryName(place))
        {
            found = Path.Exists(Path.Combine(place, ".git")) ? link : found;
            link = FileStatus.KindOf(place) == FileKind.Symlink ? place : link;
        }

        return found;
    }
}
