using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Runs that commit to one branch at the same time, as real processes with real git over HTTP. A round; <c>GITOPSSETS_ROUNDS</c> plays more, over all forges.</summary>
public sealed class CommitRaceTests
{
    private const int Shards = 4;

    [Fact]
    public async Task Eight_writers_of_one_branch_converge_in_one_commit()
    {
        await PlayAsync(async scene =>
        {
            var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scene.Stage.RunAsync(ProposalScene.Cancelled)));

            Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
            Assert.Equal(2, await scene.Stage.Repository.CountCommitsAsync("main"));
        });
    }

    [Fact]
    public async Task Shards_that_run_at_once_end_as_one_run_would()
    {
        (string Path, string? Content)[] sets = [.. Enumerable.Range(0, 8).Select(static number => (FormattableString.Invariant($"sets/set-{number}.yaml"), (string?)ProposalScene.Teams(FormattableString.Invariant($"set-{number}"), "web", "shop")))];
        await PlayAsync(
            async scene =>
            {
                var runs = await Task.WhenAll(Enumerable.Range(1, Shards).Select(shard => scene.Stage.RunAsync(ProposalScene.Cancelled, "--shard", FormattableString.Invariant($"{shard}/{Shards}"))));
                scene.Stage.Executable = null;
                string? tip = await scene.TipAsync("main");
                var whole = await scene.Stage.RunAsync(ProposalScene.Cancelled);

                Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
                Assert.Equal(16, (await scene.FilesAsync("main")).Count(static path => path.Contains("/namespace-set-", StringComparison.Ordinal)));
                Assert.True(whole.ExitCode == 0, whole.Error);
                Assert.Equal(tip, await scene.TipAsync("main"));
            },
            sets);
    }

    [Fact]
    public async Task An_older_run_does_not_bring_back_what_a_newer_one_removed()
    {
        await using var scene = await ProposalScene.OpenAsync();
        scene.Stage.Shop.Open("feature/search", labels: "preview");
        await scene.Stage.RunAsync(ProposalScene.Cancelled);
        await scene.PullAsync();
        scene.Stage.Executable = KilledRun.Executable;
        int listings = 0;
        scene.Stage.GitHub.Fault = request =>
        {
            // The older run's answer, in which number 1 is open, is on its way while a newer run starts, removes its environment, and ends.
            bool isFirst = request.Path.EndsWith("/acme/shop/pulls", StringComparison.Ordinal) && Interlocked.Increment(ref listings) == 1;
            if (isFirst)
            {
                scene.Stage.Shop.Close(1);
                Assert.Equal(0, scene.Stage.RunAsync(ProposalScene.Cancelled).GetAwaiter().GetResult().ExitCode);
                scene.Stage.Shop.Open("feature/basket", labels: "preview");
            }

            scene.Stage.Shop.PullRequests.Single(static pull => pull.Number == 1).IsOpen = isFirst;
            return null;
        };

        var older = await scene.Stage.RunAsync(ProposalScene.Cancelled);

        Assert.True(older.ExitCode == 0, older.Error);
        Assert.DoesNotContain(await scene.FilesAsync("main"), static path => path.EndsWith("namespace-shop-pr-1.yaml", StringComparison.Ordinal));
        Assert.Contains(await scene.FilesAsync("main"), static path => path.EndsWith("namespace-shop-pr-3.yaml", StringComparison.Ordinal));
        string[] times = (await scene.Stage.GitAsync("log", "--format=%(trailers:key=X-Expansion-Data,valueonly,separator=)", "main")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times, StringComparer.Ordinal);
    }

    private static async Task PlayAsync(Func<ProposalScene, Task> round, params (string Path, string? Content)[] files)
    {
        string[] forges = [.. DemoForge.All.Keys];
        for (int number = 0; number < KilledRun.Rounds(1); number++)
        {
            await using var scene = await ProposalScene.OpenAsync(forges[number % forges.Length], files);
            scene.Stage.Executable = KilledRun.Executable;
            await round(scene);
        }
    }
}
