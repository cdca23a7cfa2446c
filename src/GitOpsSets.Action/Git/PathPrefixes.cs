namespace GitOpsSets.Action.Git;

/// <summary>The directories above a path.</summary>
internal static class PathPrefixes
{
    /// <summary>The nearest first; the root is left out.</summary>
    public static IEnumerable<string> Of(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }
}
