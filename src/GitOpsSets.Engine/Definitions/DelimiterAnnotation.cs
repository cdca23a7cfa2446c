using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>
/// The delimiter annotation of a GitOpsSet: two texts with one comma between, taken as they are. Anything else means the usual ones
/// (specs/gitopsset.md §3.5).
/// </summary>
internal static class DelimiterAnnotation
{
    public static Delimiters Read(string? annotation, Delimiters usual)
    {
        string[] parts = annotation?.Split(',') ?? [];
        return parts.Length == 2 ? new Delimiters(parts[0], parts[1]) : usual;
    }
}
