using System.Reflection;

namespace GitOpsSets.Demo;

/// <summary>Files of the repository that the demo carries with it: the definitions of the two pull-request examples, and what pipelines use.</summary>
internal static class ExampleFiles
{
    public static IReadOnlyList<(string Path, string? Content)> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(static name => name.StartsWith("sets/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => (name, (string?)Read(name)))];

    /// <summary>A file, under its path in the repository where it is no definition.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
