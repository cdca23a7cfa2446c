namespace GitOpsSets.Action.Forges;

/// <summary>A repository's path in an address.</summary>
internal static class ForgePath
{
    /// <summary>The escaped parts of a path.</summary>
    /// <param name="path">As the definition names it.</param>
    /// <param name="count">How many parts it must have.</param>
    /// <param name="form">How to write it.</param>
    /// <exception cref="ForgeException">It names no repository, or would name another one.</exception>
    public static string[] Split(string path, int count, string form)
    {
        string[] parts = path.Split('/');
        return parts.Length == count && parts.All(static part => part is not ("" or "." or ".."))
            ? [.. parts.Select(Uri.EscapeDataString)]
            : throw new ForgeException($"'{RemoteText.Clean(path)}' does not name a repository", $"Write it as {form}");
    }

    /// <summary>A name with slashes in it, such as a branch's, each part escaped.</summary>
    public static string Escape(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
