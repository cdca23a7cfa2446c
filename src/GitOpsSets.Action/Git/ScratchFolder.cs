namespace GitOpsSets.Action.Git;

/// <summary>Private folders below TMPDIR, which whoever makes one deletes.</summary>
internal static class ScratchFolder
{
    private const string Advice = "A folder is needed below TMPDIR (or /tmp) that can be written and has room.";

    /// <summary>Makes one.</summary>
    /// <param name="prefix">How its name begins.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="GitException">There is no room, or nothing can be written there.</exception>
    public static string Make(string prefix)
    {
        try
        {
            return Directory.CreateTempSubdirectory(prefix).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure(exception);
        }
    }

    /// <summary>Makes one, and fills it.</summary>
    /// <param name="prefix">How its name begins.</param>
    /// <param name="fill">Is given its path; what it cannot write counts as the folder's fault, and whatever it throws leaves no folder.</param>
    /// <exception cref="GitException">There is no room, or nothing can be written there.</exception>
    public static async Task<T> MakeAsync<T>(string prefix, Func<string, Task<T>> fill)
    {
        string folder = Make(prefix);
        try
        {
            return await fill(folder);
        }
        catch (Exception exception)
        {
            Directory.Delete(folder, recursive: true);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw Failure(exception);
            }

            throw;
        }
    }

    /// <summary>What a failure to write there is for people.</summary>
    public static GitException Failure(Exception exception) => new(GitFailure.Other, "work in a scratch folder", exception.Message, advice: Advice);
}
