using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Runs at the same time, as real processes with real git over HTTP. A round; <c>GITOPSSETS_ROUNDS</c> plays more, over all forges.</summary>
public sealed class PublicationRaceTests
{
    private const int Writers = 8;

    [Fact]
    public async Task Eight_writers_end_in_one_pull_request_with_one_commit()
    {
        string[] forges = [.. DemoForge.All.Keys];
        for (int round = 0; round < KilledRun.Rounds(1); round++)
        {
            await using var scene = await ProposalScene.OpenAsync(forges[round % forges.Length]);
            scene.Stage.Executable = KilledRun.Executable;

            var runs = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => scene.ProposeAsync("--labels", "bot")));

            Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
            Assert.Equal(["bot"], Assert.Single(scene.Stage.Previews.PullRequests).Labels);
            Assert.Equal(2, await scene.Stage.Repository.CountCommitsAsync(ProposalScene.Branch));
        }
    }

    [Fact]
    public async Task An_older_run_does_not_bring_back_what_a_newer_one_left_out()
    {
        await using var scene = await ProposalScene.OpenAsync();
        scene.Stage.Executable = KilledRun.Executable;
        scene.Stage.Shop.Open("feature/search", labels: "preview");
        await scene.ProposeAsync();
        int listings = 0;
        scene.Stage.GitHub.Fault = request =>
        {
            // The older run's answer, in which number 1 is open, is on its way while a newer run starts and ends.
            if (request.Path.EndsWith("/acme/shop/pulls", StringComparison.Ordinal) && Interlocked.Increment(ref listings) == 1)
            {
                scene.Stage.Shop.Open("feature/basket", labels: "preview");
                scene.Stage.Shop.Close(1);
                Assert.Equal(0, scene.ProposeAsync().GetAwaiter().GetResult().ExitCode);
                scene.Stage.Shop.PullRequests[^1].IsOpen = true;
                return null;
            }

            scene.Stage.Shop.PullRequests[^1].IsOpen = false;
            return null;
        };

        var older = await scene.ProposeAsync();

        Assert.True(older.ExitCode == 0, older.Error);
        Assert.DoesNotContain(await scene.FilesAsync(), path => path.EndsWith("namespace-shop-pr-1.yaml", StringComparison.Ordinal));
        Assert.Contains(await scene.FilesAsync(), path => path.EndsWith("namespace-shop-pr-3.yaml", StringComparison.Ordinal));
    }
}
