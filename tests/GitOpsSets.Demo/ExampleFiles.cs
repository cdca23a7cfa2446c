using System.Reflection;

namespace GitOpsSets.Demo;

/// <summary>The definitions of the two pull-request examples.</summary>
internal static class ExampleFiles
{
    public static IReadOnlyList<(string Path, string? Content)> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name => (name, (string?)Read(name)))];

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
