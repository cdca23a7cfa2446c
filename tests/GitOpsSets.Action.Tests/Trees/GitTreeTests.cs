using System.Text;
using GitOpsSets.Action.Tests.Git;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Trees;

public sealed class GitTreeTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tree-").FullName;
    private GitRoom _room = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _room = await GitRoom.OpenAsync();
        await GitClient.RunAsync(_folder, "init", "--quiet", ".");
        Directory.CreateDirectory(Path.Combine(_folder, "b/deep"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "b/c ä.yaml"), "c: 1\n", Token);
        await File.WriteAllTextAsync(Path.Combine(_folder, "b/deep/d.yaml"), "", Token);
        await File.WriteAllTextAsync(Path.Combine(_folder, "B.yaml"), "b\n", Token);
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), "../b");
        await GitClient.RunAsync(_folder, "add", "--all");
        await GitClient.RunAsync(_folder, "update-index", "--add", "--cacheinfo", "160000,0123456789012345678901234567890123456789,module");
        await GitClient.RunAsync(_folder, "commit", "--quiet", "--message=one");
        await File.WriteAllTextAsync(Path.Combine(_folder, "B.yaml"), "changed\n", Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _room.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_commit_is_a_tree_of_its_own_whatever_the_folder_holds_now()
    {
        using var tree = await GitTree.OpenAsync(_room.Git(), _folder, "HEAD", Token);

        Assert.Equal(
            [
                new TreeEntry("B.yaml", TreeEntryKind.File), new TreeEntry("b", TreeEntryKind.Directory),
                new TreeEntry("link", TreeEntryKind.Symlink, "../b"), new TreeEntry("module", TreeEntryKind.Directory),
            ],
            tree.List(""));
        Assert.Equal(["c ä.yaml", "deep"], tree.List("b").Select(entry => entry.Name), StringComparer.Ordinal);
        Assert.Equal(new TreeEntry("", TreeEntryKind.Directory), tree.Find(""));
        Assert.Null(tree.Find("link/c ä.yaml"));
        Assert.Equal("b\n", Text(tree.Read("B.yaml", 10)));
        Assert.Equal("c: 1\n", Text(tree.Read("b/c ä.yaml", 10)));
        Assert.Empty(tree.List("module"));
    }

    [Fact]
    public async Task Reading_goes_on_after_a_file_that_was_too_large()
    {
        using var tree = await GitTree.OpenAsync(_room.Git(), _folder, "HEAD", Token);

        Assert.Equal(new FileReading.TooLarge(5), tree.Read("b/c ä.yaml", 4));
        Assert.Equal("", Text(tree.Read("b/deep/d.yaml", 4)));
        Assert.Equal("b\n", Text(tree.Read("B.yaml", 4)));
        Assert.IsType<FileReading.NotAFile>(tree.Read("b", 4));
        Assert.IsType<FileReading.NotAFile>(tree.Read("link", 4));
    }

    [Fact]
    public async Task Any_number_of_files_is_read_through_one_process()
    {
        using var tree = await GitTree.OpenAsync(_room.Git(), _folder, "HEAD", Token);
        var before = _room.Calls.Count;

        Parallel.For(0, 200, _ => Assert.Equal("b\n", Text(tree.Read("B.yaml", 10))));

        Assert.Equal(before, _room.Calls.Count);
    }

    private static string Text(FileReading reading) => Encoding.UTF8.GetString(Assert.IsType<FileReading.Content>(reading).Bytes.Span);
}
