using System.Diagnostics;
using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git;

public sealed class CommitPublisherTests(ITestOutputHelper output) : IAsyncLifetime
{
    private GitRoom _room = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await GitRoom.OpenAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_commit_lands_with_its_identity_message_and_trailers()
    {
        var repository = await SeededAsync();
        var proposal = GitRoom.Proposal(("out/a.yaml", "a: 1\n"), ("gone.yaml", null)) with
        {
            Message = "Expand apps\r\n\r\nTwo sets",
            Author = new GitIdentity("Ada", "ada@example.invalid"),
            Trailers = [new("X-Expansion-Source", "abc"), new("X-Expansion-Data", "2026-01-01T00:00:00Z")],
        };

        var published = await _room.Publisher().PublishAsync(GitRoom.Target(repository), (_, _) => Task.FromResult(proposal), Token);

        Assert.Equal(published?.Commit, await repository.TipAsync("main"));
        Assert.Equal(["kept.txt", "out/a.yaml"], await repository.FilesAsync("main"));
        Assert.Equal("a: 1\n", await repository.ShowAsync("main", "out/a.yaml"));
        Assert.Equal(
            "Ada <ada@example.invalid>|gitopssets|Expand apps\n\nTwo sets\n\nX-Expansion-Source: abc\nX-Expansion-Data: 2026-01-01T00:00:00Z\n",
            (await GitClient.RunAsync(repository.Folder, "log", "-1", "--format=%an <%ae>|%cn|%B", "main")).TrimEnd('\n') + "\n");
        Assert.Equal(2, await repository.CountCommitsAsync("main"));
        Assert.Equal("", await GitClient.RunAsync(repository.Folder, "fsck", "--strict"));
    }

    [Fact]
    public async Task A_second_run_with_the_same_files_makes_no_commit()
    {
        var repository = await SeededAsync();
        await _room.Publisher().PublishAsync(GitRoom.Target(repository), GitRoom.Propose(("out/a.yaml", "a: 1\n")), Token);
        var tip = await repository.TipAsync("main");

        var second = await _room.Publisher().PublishAsync(GitRoom.Target(repository), GitRoom.Propose(("out/a.yaml", "a: 1\n"), ("absent", null)), Token);

        Assert.Null(second);
        Assert.Equal(tip, await repository.TipAsync("main"));
    }

    [Fact]
    public async Task The_tip_shows_files_of_the_commit_and_its_message()
    {
        var repository = await SeededAsync();
        await repository.CommitAsync("main", ("sets/a.yaml", "kind: A\n"), ("big.bin", new string('x', 5000)));
        var seen = "";

        await _room.Publisher().PublishAsync(
            GitRoom.Target(repository),
            (tip, _) =>
            {
                seen = tip.Message + string.Join(',', tip.Tree.List("").Select(entry => entry.Name)) + "|" + Text(tip.Tree.Read("sets/a.yaml", 100)) + tip.Tree.Read("big.bin", 100);
                return Task.FromResult(GitRoom.Proposal());
            },
            Token);

        Assert.Equal("rival\nbig.bin,gone.yaml,kept.txt,sets|kind: A\nTooLarge { Size = 5000 }", seen);
    }

    [Fact]
    public async Task Only_wanted_files_are_fetched_and_all_of_them_in_one_request()
    {
        var repository = await SeededAsync();
        await repository.CommitAsync("main", [.. Enumerable.Range(0, 50).Select(i => ($"sets/{i}.yaml", (string?)$"n: {i}\n"))]);
        var read = 0;

        await _room.Publisher().PublishAsync(
            GitRoom.Target(repository),
            (tip, _) =>
            {
                read = tip.Tree.List("sets").Count(entry => tip.Tree.Read("sets/" + entry.Name, 100) is FileReading.Content);
                return Task.FromResult(GitRoom.Proposal());
            },
            Token);

        Assert.Equal(50, read);
        Assert.Single(_room.Calls, call => call.Contains("--stdin", StringComparison.Ordinal) && call.StartsWith("git fetch", StringComparison.Ordinal));
        Assert.InRange(_room.Host.Exchanges.Count(exchange => exchange.Method == "POST"), 3, 5);
    }

    [Fact]
    public async Task After_a_lost_race_the_proposal_is_computed_from_the_new_tip()
    {
        var repository = await SeededAsync();
        var tips = new List<string?>();

        var published = await _room.Publisher().PublishAsync(
            GitRoom.Target(repository),
            async (tip, _) =>
            {
                tips.Add(tip.Commit);
                if (tips.Count <= 2)
                {
                    await repository.CommitAsync("main", ("rival.txt", $"{tips.Count}\n"));
                }

                return GitRoom.Proposal(("out/count.yaml", Text(tip.Tree.Read("rival.txt", 10)) + "!\n"));
            },
            Token);

        Assert.Equal(3, published?.Attempts);
        Assert.Equal(3, tips.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("2\n!\n", await repository.ShowAsync("main", "out/count.yaml"));
        Assert.Equal("2\n", await repository.ShowAsync("main", "rival.txt"));
    }

    [Fact]
    public async Task Eight_writers_at_once_lose_no_file()
    {
        var repository = await SeededAsync();
        var random = new Random(7);
        var jitters = Enumerable.Range(0, 8).Select(_ => new Random(random.Next())).ToArray();

        var published = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer =>
            new CommitPublisher(_room.Git(), TimeProvider.System, new Backoff(TimeProvider.System, jitters[writer].NextDouble), PushedLanding.Unsigned)
                .PublishAsync(GitRoom.Target(repository), GitRoom.Propose(($"out/{writer}.yaml", $"n: {writer}\n")), Token)));

        output.WriteLine($"attempts: {string.Join(' ', published.Select(commit => commit?.Attempts))}");
        Assert.Equal(9, await repository.CountCommitsAsync("main"));
        Assert.Equal(8, (await repository.FilesAsync("main")).Count(file => file.StartsWith("out/", StringComparison.Ordinal)));
        Assert.Equal(8, published.Select(commit => commit!.Parent).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_missing_branch_is_made_from_the_base_branch()
    {
        var repository = await SeededAsync();
        var start = await repository.TipAsync("main");

        var published = await _room.Publisher().PublishAsync(GitRoom.Target(repository, "env/dev", baseBranch: "main"), GitRoom.Propose(("a.yaml", "1\n")), Token);

        Assert.Equal((true, start), (published?.CreatedBranch, published?.Parent));
        Assert.Equal(published?.Commit, await repository.TipAsync("env/dev"));
        Assert.Equal(start, await repository.TipAsync("main"));
    }

    [Fact]
    public async Task A_missing_branch_starts_at_the_default_branch_when_no_base_is_named()
    {
        var repository = await SeededAsync();

        var published = await _room.Publisher().PublishAsync(GitRoom.Target(repository, "expanded"), GitRoom.Propose(("a.yaml", "1\n")), Token);

        Assert.Equal(await repository.TipAsync("main"), published?.Parent);
    }

    [Fact]
    public async Task A_missing_base_branch_is_an_error_and_not_an_empty_start()
    {
        var repository = await SeededAsync();

        var exception = await Assert.ThrowsAsync<GitException>(
            () => _room.Publisher().PublishAsync(GitRoom.Target(repository, "env", baseBranch: "nope"), GitRoom.Propose(("a.yaml", "1\n")), Token));

        Assert.Equal(GitFailure.NotFound, exception.Failure);
        Assert.Contains("'nope'", exception.Message, StringComparison.Ordinal);
        Assert.Null(await repository.TipAsync("env"));
    }

    [Fact]
    public async Task A_branch_that_a_rival_makes_first_is_continued()
    {
        var repository = await SeededAsync();
        var attempts = 0;

        var published = await _room.Publisher().PublishAsync(
            GitRoom.Target(repository, "env"),
            async (tip, _) =>
            {
                if (++attempts == 1)
                {
                    Assert.False(tip.BranchExists);
                    await repository.CommitAsync("env", ("rival.txt", "1\n"));
                }

                return GitRoom.Proposal(("a.yaml", "1\n"));
            },
            Token);

        Assert.Equal((2, false), (published?.Attempts, published?.CreatedBranch));
        Assert.Equal(["a.yaml", "rival.txt"], await repository.FilesAsync("env"));
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task An_empty_repository_gets_its_first_commit(string format)
    {
        var repository = await _room.Host.CreateAsync("empty", format);
        var target = GitRoom.Target(repository) with { FormatWhenEmpty = format == "sha256" ? ObjectFormat.Sha256 : ObjectFormat.Sha1 };

        var published = await _room.Publisher().PublishAsync(target, GitRoom.Propose(("a/b.yaml", "1\n")), Token);

        Assert.Null(published?.Parent);
        Assert.Equal(["a/b.yaml"], await repository.FilesAsync("main"));
    }

    [Fact]
    public async Task A_repository_that_names_objects_by_sha256_is_published_to()
    {
        var repository = await _room.Host.CreateAsync("r256", "sha256");
        await repository.CommitAsync("main", ("kept.yaml", "1\n"));

        var published = await _room.Publisher().PublishAsync(GitRoom.Target(repository), GitRoom.Propose(("a.yaml", "1\n")), Token);

        Assert.Equal(64, published?.Commit.Length);
        Assert.Equal(["a.yaml", "kept.yaml"], await repository.FilesAsync("main"));
    }

    [Fact]
    public async Task A_server_without_partial_fetches_is_published_to()
    {
        var repository = await SeededAsync();
        await GitClient.RunAsync(repository.Folder, "config", "uploadpack.allowFilter", "false");

        var published = await _room.Publisher().PublishAsync(GitRoom.Target(repository), GitRoom.Propose(("a.yaml", "1\n")), Token);

        Assert.Equal(["a.yaml", "gone.yaml", "kept.txt"], await repository.FilesAsync("main"));
        Assert.NotNull(published);
    }

    [Fact]
    public async Task Ten_thousand_files_take_as_many_git_processes_as_one()
    {
        var repository = await SeededAsync();
        await _room.Publisher().PublishAsync(GitRoom.Target(repository), GitRoom.Propose(("warm.yaml", "1\n")), Token);
        var few = _room.Calls.Count;
        var bytes = new byte[1500];
        var random = new Random(1);
        var files = Enumerable.Range(0, 10_000).Select(i =>
        {
            random.NextBytes(bytes);
            return ($"out/{i % 100}/{i}.yaml", (string?)$"name: file-{i}\nbody: {Convert.ToBase64String(bytes)}\n");
        }).ToArray();
        var watch = Stopwatch.StartNew();

        await _room.Publisher().PublishAsync(GitRoom.Target(repository), GitRoom.Propose(files), Token);
        var first = watch.Elapsed;
        var many = _room.Calls.Count - few;
        await _room.Publisher().PublishAsync(GitRoom.Target(repository), GitRoom.Propose(files), Token);

        output.WriteLine($"{few} processes for one file, {many} for 10000; {first.TotalSeconds:0.00} s, unchanged again {(watch.Elapsed - first).TotalSeconds:0.00} s");
        Assert.Equal(few, many);
        Assert.Equal(10_003, (await repository.FilesAsync("main")).Length);
    }

    private static string Text(FileReading reading) => reading is FileReading.Content content ? Encoding.UTF8.GetString(content.Bytes.Span) : reading.ToString();

    private async Task<GitHttpRepository> SeededAsync()
    {
        var repository = await _room.Host.CreateAsync("r");
        await repository.CommitAsync("main", ("kept.txt", "1\n"), ("gone.yaml", "1\n"));
        return repository;
    }
}
