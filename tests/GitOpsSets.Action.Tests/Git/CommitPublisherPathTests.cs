using GitOpsSets.Action.Git;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git;

public sealed class CommitPublisherPathTests : SeededRepositoryTests
{
    [Theory]
    [InlineData("link/x.yaml", "a symbolic link")]
    [InlineData("module/x.yaml", "a submodule")]
    [InlineData("a.yaml/x.yaml", "is a file")]
    [InlineData("dir", "is a directory")]
    [InlineData("A.yaml", "only in case")]
    [InlineData("DIR", "case does not matter")]
    [InlineData(".github/workflows/x.yaml", "hosting service")]
    [InlineData("x/.GIT/config", "leads into .git")]
    public async Task A_path_that_does_not_fit_is_refused_before_anything_is_written(string path, string reason)
    {
        await SeedOddEntriesAsync();
        var before = await Repository.TipAsync("main");

        var exception = await Assert.ThrowsAsync<GitException>(
            () => Room.Publisher().PublishAsync(GitRoom.Target(Repository), GitRoom.Propose(("fine.yaml", "1\n"), (path, "1\n")), Token));

        Assert.Equal(GitFailure.Forbidden, exception.Failure);
        Assert.Contains($"'{path}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Repository.TipAsync("main"));
        Assert.DoesNotContain(Room.Calls, call => call.StartsWith("git fast-import", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_may_become_a_directory_and_back_when_both_are_said()
    {
        await Repository.CommitAsync("main", ("dir/x.yaml", "1\n"));

        await Room.Publisher().PublishAsync(
            GitRoom.Target(Repository), GitRoom.Propose(("a.yaml", null), ("a.yaml/b", "1\n"), ("dir", "1\n"), ("dir/x.yaml", null)), Token);

        Assert.Equal(["a.yaml/b", "dir"], await Repository.FilesAsync("main"));
    }

    [Fact]
    public async Task Links_submodules_and_executable_bits_of_others_survive()
    {
        await SeedOddEntriesAsync();
        await GitClient.RunAsync(Repository.Folder, "config", "core.bare", "true");
        var before = await GitClient.RunAsync(Repository.Folder, "ls-tree", "-r", "main");

        await Room.Publisher().PublishAsync(GitRoom.Target(Repository), GitRoom.Propose(("z.yaml", "1\n")), Token);

        var after = await GitClient.RunAsync(Repository.Folder, "ls-tree", "-r", "main");
        Assert.Equal(before, string.Concat(after.Split('\n').Where(line => line.Length > 0 && !line.EndsWith("z.yaml", StringComparison.Ordinal)).Select(line => line + "\n")));
        Assert.Contains("160000", after, StringComparison.Ordinal);
        Assert.Contains("120000", after, StringComparison.Ordinal);
    }

    private async Task SeedOddEntriesAsync()
    {
        var work = Directory.CreateTempSubdirectory("odd-").FullName;
        await GitClient.RunAsync(work, "clone", "--quiet", Repository.Folder, ".");
        Directory.CreateDirectory(Path.Combine(work, "dir"));
        await File.WriteAllTextAsync(Path.Combine(work, "dir", "x.yaml"), "1\n", Token);
        await File.WriteAllTextAsync(Path.Combine(work, ".gitmodules"), "[submodule \"module\"]\n\tpath = module\n\turl = https://example.invalid/m.git\n", Token);
        File.CreateSymbolicLink(Path.Combine(work, "link"), "dir");
        await GitClient.RunAsync(work, "add", "--all");
        await GitClient.RunAsync(work, "update-index", "--chmod=+x", "dir/x.yaml");
        await GitClient.RunAsync(work, "update-index", "--add", "--cacheinfo", $"160000,{await Repository.TipAsync("main")},module");
        await GitClient.RunAsync(work, "commit", "--quiet", "--message=odd");
        await GitClient.RunAsync(work, "push", "--quiet", "origin", "HEAD:main");
        Directory.Delete(work, recursive: true);
    }
}
