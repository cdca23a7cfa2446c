using System.Text.Json;
using GitOpsSets.Engine.Generators.Ignoring;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Generators.Ignoring;

/// <summary>
/// What go-git's matcher (5.4.2, with the rule of later 5.x that a name alone does not match <c>name/**</c>) makes of a tree under Flux's own list,
/// <c>.sourceignore</c> files and <c>spec.ignore</c>, recorded line by line: the first line is
/// the tree that all share, every other one a case. A directory ends in a slash.
/// </summary>
public sealed class ArtifactTreeTests
{
    private static readonly string[] Lines = Read();

    private static readonly string[] Common = [.. JsonDocument.Parse(Lines[0]).RootElement.GetProperty("tree").EnumerateArray().Select(static path => path.GetString()!)];

    public static TheoryData<string, string> Cases => [.. Lines.Skip(1).Select(static line => (JsonDocument.Parse(line).RootElement.GetProperty("name").GetString()!, line))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_artifact_holds_what_Flux_puts_into_it(string name, string line)
    {
        using var document = JsonDocument.Parse(line);
        var tree = new InMemoryTree();
        foreach (string path in Common)
        {
            tree.AddFile(path);
        }

        foreach (var file in document.RootElement.GetProperty("files").EnumerateObject())
        {
            tree.AddFile(file.Name, file.Value.GetString()!);
        }

        var artifact = new ArtifactTree(tree, IgnoreRules.Read(tree, document.RootElement.GetProperty("ignore").GetString()));

        Assert.True(name.Length > 0);
        Assert.Equal(document.RootElement.GetProperty("artifact").EnumerateArray().Select(static path => path.GetString()!).Order(StringComparer.Ordinal), Paths(artifact, "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_left_out_cannot_be_found_or_read_either()
    {
        var tree = new InMemoryTree().AddFile("a/logo.png", "x").AddFile("a/kept.yaml", "y").AddSymlink("link", "a/kept.yaml");
        var artifact = new ArtifactTree(tree, IgnoreRules.Read(tree, null));

        Assert.Null(artifact.Find("a/logo.png"));
        Assert.IsType<FileReading.NotAFile>(artifact.Read("a/logo.png", 10));
        Assert.IsType<FileReading.Content>(artifact.Read("a/kept.yaml", 10));
        Assert.Null(artifact.Find("link"));
    }

    [Fact]
    public void A_file_of_rules_that_is_too_large_is_no_reason_to_leave_nothing_out()
    {
        var tree = new InMemoryTree().AddFile("a/.sourceignore", new byte[IgnoreRules.MaximumBytes + 1]);

        var exception = Assert.Throws<IgnoreFileException>(() => IgnoreRules.Read(tree, null));

        Assert.Equal("'a/.sourceignore' has 1048577 bytes; at most 1048576 are read", exception.Message);
    }

    private static IEnumerable<string> Paths(IFileTree tree, string folder) => tree.List(folder).SelectMany(entry =>
    {
        string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
        return entry.Kind == TreeEntryKind.Directory ? Paths(tree, path).Prepend(path + "/") : [path];
    });

    private static string[] Read()
    {
        using var reader = new StreamReader(typeof(ArtifactTreeTests).Assembly.GetManifestResourceStream("artifacts.jsonl")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
