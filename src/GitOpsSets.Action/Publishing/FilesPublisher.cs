using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Publishing;

/// <summary>
/// Writes the plan into the work tree: every file is written beside its place, then all are renamed into it, deletions come last, and no link is
/// followed on the way (specs/security.md §5.2).
/// </summary>
/// <param name="root">The work tree's folder.</param>
/// <param name="ignored">Says which paths the repository ignores; null where there is no repository.</param>
internal sealed class FilesPublisher(string root, IgnoredPaths? ignored) : IPublisher
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly FileOwner? _owner = FileOwner.ForFilesIn(root);

    /// <inheritdoc/>
    public async Task<Publication> PublishAsync(Func<PublicationTip, CancellationToken, Task<PublicationPlan>> plan, CancellationToken cancellationToken)
    {
        var tree = new WorkTree(root);
        var made = await plan(new PublicationTip(tree, new StoredTree(tree), null), cancellationToken);
        if (made.IsEmpty)
        {
            return new Publication.Nothing();
        }

        var looked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, _) in made.Files)
        {
            if (PathPolicy.Refusal(path) is { } reason)
            {
                return new Publication.Failed($"'{path}' {reason}: nothing is written", "choose another output path");
            }

            if (OnTheWay(tree, path, looked) is { } obstacle)
            {
                return obstacle;
            }
        }

        try
        {
            Write(made, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Publication.Failed($"the work tree cannot be written: {exception.Message}", "check free space and permissions; run again to finish");
        }

        return new Publication.Written
        {
            Ignored = ignored is null ? [] : await ignored.FindAsync(root, made.Files.Where(static file => file.Value is not null).Select(static file => file.Key), cancellationToken),
        };
    }

    // Outermost first. Thousands of files share a few folders, and each needs one look.
    private Publication.Failed? OnTheWay(WorkTree tree, string path, HashSet<string> looked)
    {
        for (int end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            if (looked.Add(path[..end]) && Obstacle(tree, path[..end]) is { } obstacle)
            {
                return obstacle;
            }
        }

        return Obstacle(tree, path);
    }

    private Publication.Failed? Obstacle(WorkTree tree, string path) =>
        tree.Find(path) is { Kind: TreeEntryKind.Symlink } ? new Publication.Failed($"'{path}' is a symbolic link: nothing is written through it", "replace the link by a folder")
        : Path.Exists(Path.Combine(root, path, ".git")) ? new Publication.Failed($"'{path}' is a repository of its own, such as a submodule: nothing is written into it", "choose another output path")
        : null;

    // A full disk or a closed folder shows before anything is in its place.
    private void Write(PublicationPlan made, CancellationToken cancellationToken)
    {
        var waiting = new List<(string Beside, string Place)>();
        var folders = new Stack<string>();
        try
        {
            foreach (var (path, text) in made.Files.Where(static file => file.Value is not null))
            {
                cancellationToken.ThrowIfCancellationRequested();
                string place = Path.Combine(root, path);
                waiting.Add((Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.gitopssets.tmp"), place));
                WriteBeside(waiting[^1].Beside, text!, folders);
                if (Directory.Exists(place))
                {
                    throw new IOException($"'{path}' is a folder");
                }

                KeepMode(waiting[^1].Beside, place);
            }
        }
        catch
        {
            foreach (var (beside, _) in waiting.Where(static file => File.Exists(file.Beside)))
            {
                File.Delete(beside);
            }

            foreach (string folder in folders)
            {
                Directory.Delete(folder);
            }

            throw;
        }

        foreach (var (beside, place) in waiting)
        {
            File.Move(beside, place, overwrite: true);
        }

        foreach (var (path, _) in made.Files.Where(static file => file.Value is null))
        {
            string place = Path.Combine(root, path);
            File.Delete(place);
            DeleteEmptyFolders(Path.GetDirectoryName(place)!);
        }
    }

    private void WriteBeside(string beside, string text, Stack<string> folders)
    {
        CreateFolder(Path.GetDirectoryName(beside)!, folders);
        File.Delete(beside);
        using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(Utf8.GetBytes(text));
        }

        _owner?.Give(beside);
    }

    // Whether a file can be executed is its owner's choice.
    private static void KeepMode(string beside, string place)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(place))
        {
            File.SetUnixFileMode(beside, File.GetUnixFileMode(place));
        }
    }

    // Only what we make is given away: a folder that is there belongs to whom it belongs.
    private void CreateFolder(string folder, Stack<string> made)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        CreateFolder(Path.GetDirectoryName(folder)!, made);
        Directory.CreateDirectory(folder);
        made.Push(folder);
        _owner?.Give(folder);
    }

    private void DeleteEmptyFolders(string folder)
    {
        while (folder.Length > root.TrimEnd('/').Length && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }
}
