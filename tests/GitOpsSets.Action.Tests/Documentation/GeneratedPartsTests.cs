using GitOpsSets.Action.Tests.Conventions;

namespace GitOpsSets.Action.Tests.Documentation;

public sealed class GeneratedPartsTests
{
    public static TheoryData<int> Parts => [.. Enumerable.Range(0, GeneratedParts.All.Count)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Documentation_says_what_the_code_says(int index)
    {
        var (file, marker, write) = GeneratedParts.All[index];
        string path = Path.Combine(SourceTree.Root, file);
        string page = File.ReadAllText(path);
        int start = page.IndexOf('\n', page.IndexOf($"<!-- {marker}: written by ./dev docs -->", StringComparison.Ordinal)) + 1;
        int end = page.IndexOf($"<!-- /{marker} -->", StringComparison.Ordinal);
        string written = page[..start] + write() + page[end..];

        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, written);
        }

        Assert.Equal(File.ReadAllText(path), written);
    }
}
