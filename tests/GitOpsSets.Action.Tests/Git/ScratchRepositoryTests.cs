using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git;

public sealed class ScratchRepositoryTests : IAsyncLifetime
{
    private GitRoom _room = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await GitRoom.OpenAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task A_tree_is_the_one_that_git_add_makes_of_the_same_files(string format)
    {
        var repository = await _room.Host.CreateAsync("r", format);
        var random = new Random(format.Length);
        var seen = RandomFiles(random, 120);
        await repository.CommitAsync("main", [.. seen.Select(file => (file.Key, (string?)file.Value))]);
        List<(string Path, string? Content)> changes = [.. seen.Keys.Where(_ => random.Next(3) == 0).Select(path => (path, random.Next(2) == 0 ? null : $"changed {random.Next()}\n"))];
        changes.AddRange(RandomFiles(random, 60).Select(file => ("new/" + file.Key, (string?)file.Value)));
        await using var scratch = await ScratchRepository.CreateAsync(_room.Git(), GitRemote.Parse(repository.Url, null), Token);
        await scratch.PrepareAsync(format == "sha1" ? ObjectFormat.Sha1 : ObjectFormat.Sha256, Token);
        var tip = await scratch.FetchAsync("main", 1, Token);

        var tree = await scratch.WriteTreeAsync(tip.TreeId, await scratch.ListTreeAsync(tip.TreeId, Token), GitRoom.Proposal([.. changes]).Changes, Token);

        await repository.CommitAsync("main", [.. changes]);
        Assert.Equal((await GitClient.RunAsync(repository.Folder, "rev-parse", "main^{tree}")).Trim(), tree);
    }

    [Fact]
    public async Task A_branch_is_overwritten_or_deleted_only_where_it_was_seen()
    {
        var repository = await _room.Host.CreateAsync("r");
        var main = await repository.CommitAsync("main", ("a", "1\n"));
        await repository.CommitAsync("topic", ("b", "1\n"));
        var seen = await repository.CommitAsync("topic", ("b", "2\n"));
        await using var scratch = await ScratchRepository.CreateAsync(_room.Git(), GitRemote.Parse(repository.Url, null), Token);
        await scratch.PrepareAsync(ObjectFormat.Sha1, Token);
        await scratch.FetchAsync("main", 1, Token);

        var stale = await scratch.PushAsync(main, "topic", new PushExpectation.At(main), Token);
        var moved = await scratch.PushAsync(main, "topic", new PushExpectation.At(seen), Token);
        var kept = await scratch.PushAsync(null, "topic", new PushExpectation.At(seen), Token);
        var deleted = await scratch.PushAsync(null, "topic", new PushExpectation.At(main), Token);
        var again = await scratch.PushAsync(null, "topic", new PushExpectation.At(main), Token);

        Assert.IsType<PushOutcome.LostRace>(stale);
        Assert.IsType<PushOutcome.Landed>(moved);
        Assert.IsType<PushOutcome.LostRace>(kept);
        Assert.IsType<PushOutcome.Landed>(deleted);
        Assert.IsType<PushOutcome.LostRace>(again);
        Assert.Null(await repository.TipAsync("topic"));
    }

    [Fact]
    public async Task Blob_names_are_gits_own()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "Grüße\n", Token);

        var expected = (await GitClient.RunAsync(Path.GetTempPath(), "hash-object", "--no-filters", file)).Trim();

        Assert.Equal(expected, ObjectId.OfBlob("Grüße\n"u8, ObjectFormat.Sha1));
        Assert.Equal("473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813", ObjectId.OfBlob([], ObjectFormat.Sha256));
        File.Delete(file);
    }

    private static Dictionary<string, string> RandomFiles(Random random, int count)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            // Directories end in -d, so that none has the name of a file.
            var path = new StringBuilder();
            for (var depth = random.Next(4); depth > 0; depth--)
            {
                path.Append("abcäß-."[random.Next(4)]).Append(random.Next(3)).Append("-d/");
            }

            files[$"{path}{random.Next(1000)} {index}.yaml"] = random.Next(10) == 0 ? "" : $"n: {random.Next(20)}\n";
        }

        return files;
    }
}
