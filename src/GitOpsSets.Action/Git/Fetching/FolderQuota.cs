namespace GitOpsSets.Action.Git.Fetching;

/// <summary>Stops work that makes a folder grow too large: git has no bound of its own for what a server may send.</summary>
/// <param name="folder">What is measured, with everything below it.</param>
/// <param name="maxBytes">Of all files together.</param>
/// <param name="clock">Measures the time between two looks.</param>
internal sealed class FolderQuota(string folder, long maxBytes, TimeProvider clock)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Carries work out.</summary>
    /// <exception cref="GitException">The folder is, or was getting, too large; the work has ended.</exception>
    public async Task WatchAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(stop.Token);
        while (!working.IsCompleted)
        {
            await Task.WhenAny(working, Task.Delay(BetweenLooks, clock, stop.Token));
            if (IsTooLarge())
            {
                await stop.CancelAsync();
                break;
            }
        }

        try
        {
            await working;
        }
        catch (Exception exception) when (exception is OperationCanceledException or GitException && !cancellationToken.IsCancellationRequested && stop.IsCancellationRequested)
        {
            throw TooLarge();
        }

        if (IsTooLarge())
        {
            throw TooLarge();
        }
    }

    private GitException TooLarge() =>
        new(GitFailure.TooLarge, "fetch the repository", FormattableString.Invariant($"the server sends more than {maxBytes / 1024 / 1024} MiB"));

    // Git renames and deletes what it works with.
    private bool IsTooLarge()
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(SizeOf) > maxBytes;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static long SizeOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
