using GitOpsSets.Action.Tests.Conventions;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>A page with parts that are written by a test, between markers.</summary>
internal static class MarkedPage
{
    /// <summary>Holds a part of a page against what it should be; with <c>UPDATE_DOCS=1</c> (<c>./dev docs</c>) it is written first.</summary>
    /// <param name="file">From the repository's root.</param>
    /// <param name="marker">The name of the part.</param>
    /// <param name="text">What should stand there, ending in a line break.</param>
    public static void Hold(string file, string marker, string text)
    {
        string path = Path.Combine(SourceTree.Root, file);
        string page = File.ReadAllText(path);
        int start = page.IndexOf('\n', page.IndexOf($"<!-- {marker}: written by ./dev docs -->", StringComparison.Ordinal)) + 1;
        int end = page.IndexOf($"<!-- /{marker} -->", StringComparison.Ordinal);
        string written = page[..start] + text + page[end..];

        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, written);
        }

        Assert.Equal(File.ReadAllText(path), written);
    }
}
