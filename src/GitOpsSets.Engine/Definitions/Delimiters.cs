namespace GitOpsSets.Engine.Definitions;

/// <summary>What opens and closes an action of a template.</summary>
/// <param name="Left">Never empty.</param>
/// <param name="Right">Never empty.</param>
public sealed record Delimiters(string Left, string Right)
{
    /// <summary>
    /// Reads the delimiter annotation of a GitOpsSet: two texts with one comma between, taken as they are. Anything else means the
    /// usual ones, and an empty side that side's usual one (specs/gitopsset.md §3.5).
    /// </summary>
    public static Delimiters FromAnnotation(string? annotation, Delimiters usual)
    {
        string[] parts = annotation?.Split(',') ?? [];
        return parts.Length == 2
            ? new Delimiters(parts[0].Length == 0 ? usual.Left : parts[0], parts[1].Length == 0 ? usual.Right : parts[1])
            : usual;
    }
}
