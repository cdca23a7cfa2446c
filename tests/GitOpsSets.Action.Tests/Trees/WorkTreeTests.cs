using System.Diagnostics;
using System.Text;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Trees;

public sealed class WorkTreeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tree-").FullName;
    private readonly string _outside = Directory.CreateTempSubdirectory("outside-").FullName;

    public WorkTreeTests()
    {
        Write(_folder, "b/c.yaml", "c: 1\n");
        Write(_folder, "B.yaml", "");
        Write(_folder, ".git/config", "[core]");
        Write(_folder, "b/.git", "gitdir: elsewhere");
        Write(_outside, "secret.yaml", "s");
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), "b");
        File.CreateSymbolicLink(Path.Combine(_folder, "out"), _outside);
        File.CreateSymbolicLink(Path.Combine(_folder, "dangling"), "nowhere");
        using var pipe = Process.Start("mkfifo", [Path.Combine(_folder, "pipe")]);
        pipe.WaitForExit();
    }

    private WorkTree Tree => new(_folder);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_outside, recursive: true);
    }

    [Fact]
    public void A_folder_lists_its_entries_in_ordinal_order_without_git_and_special_files()
    {
        Assert.Equal(
            [
                new TreeEntry("B.yaml", TreeEntryKind.File), new TreeEntry("b", TreeEntryKind.Directory), new TreeEntry("dangling", TreeEntryKind.Symlink, "nowhere"),
                new TreeEntry("link", TreeEntryKind.Symlink, "b"), new TreeEntry("out", TreeEntryKind.Symlink, _outside),
            ],
            Tree.List(""));
        Assert.Equal(["c.yaml"], Tree.List("b").Select(entry => entry.Name), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("link/c.yaml")]
    [InlineData("out/secret.yaml")]
    [InlineData("out")]
    [InlineData("../" + "etc")]
    [InlineData("b/../B.yaml")]
    [InlineData(".git/config")]
    [InlineData(".GIT/config")]
    [InlineData("b/.git")]
    [InlineData("/etc/passwd")]
    [InlineData("pipe")]
    [InlineData("b")]
    [InlineData("")]
    [InlineData("B.yaml/x")]
    [InlineData("nothing")]
    [InlineData("a\0b")]
    public void What_is_no_file_of_the_tree_is_not_read(string path)
    {
        Assert.IsType<FileReading.NotAFile>(Tree.Read(path, 100));
        Assert.Empty(Tree.List(path).Where(entry => entry.Name is not ("B.yaml" or "b" or "c.yaml" or "dangling" or "link" or "out")));
    }

    [Fact]
    public void Folders_behind_links_are_not_listed() => Assert.Empty(Tree.List("out").Concat(Tree.List("link")).Concat(Tree.List(".git")));

    [Fact]
    public void A_file_is_read_whole_or_not_at_all()
    {
        Assert.Equal("c: 1\n", Encoding.UTF8.GetString(Assert.IsType<FileReading.Content>(Tree.Read("b/c.yaml", 5)).Bytes.Span));
        Assert.Equal(new FileReading.TooLarge(5), Tree.Read("b/c.yaml", 4));
        Assert.Equal(0, Assert.IsType<FileReading.Content>(Tree.Read("B.yaml", 0)).Bytes.Length);
    }

    [Fact]
    public void A_root_that_is_reached_through_a_link_is_a_tree_like_any_other() =>
        Assert.Equal(["c.yaml"], new WorkTree(Path.Combine(_folder, "link")).List("").Select(entry => entry.Name), StringComparer.Ordinal);

    private static void Write(string folder, string path, string content)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
