using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>
/// Runs that are killed at each step of a publication: real processes, real git over HTTP. Each leaves the old state or the whole new one, and the
/// next run finishes it. A few rounds; <c>GITOPSSETS_ROUNDS</c> plays more, over all forges.
/// </summary>
public sealed class PublicationKillTests
{
    private static readonly string[] Labels = ["--labels", "bot"];

    private const int Plays = 14;

    public static TheoryData<string> Opening => ["push not received", "push begun", "push received", "opening not received", "opening received", "change not received", "change received"];

    public static TheoryData<string> Updating => ["push not received", "push received", "change not received", "change received"];

    public static TheoryData<string> Closing => ["change received", "push not received", "push received"];

    private static int RoundsEach => (KilledRun.Rounds(Plays) + Plays - 1) / Plays;

    [Theory]
    [MemberData(nameof(Opening))]
    public async Task A_run_killed_while_it_opens_one_is_finished_by_the_next(string step) => await PlayAsync(step, async (scene, withGit) =>
    {
        bool isKilled = await KilledRun.PlayAsync(scene, step, withGit, Labels);
        string? left = await scene.TipAsync();
        int leftFiles = left is null ? 0 : (await scene.FilesAsync()).Length;
        var next = await scene.ProposeAsync(Labels);

        Assert.True(isKilled);
        Assert.True(next.ExitCode == 0, next.Error);
        Assert.True(leftFiles == 0 || leftFiles == (await scene.FilesAsync()).Length, "half a branch");
        await RequireWholeAsync(scene, previews: 1);
    });

    [Theory]
    [MemberData(nameof(Updating))]
    public async Task A_run_killed_while_it_updates_one_is_finished_by_the_next(string step) => await PlayAsync(step, async (scene, withGit) =>
    {
        await scene.ProposeAsync(Labels);
        string? old = await scene.TipAsync();
        int oldFiles = (await scene.FilesAsync()).Length;
        scene.Stage.Shop.Open("feature/search", labels: "preview");

        bool isKilled = await KilledRun.PlayAsync(scene, step, withGit, Labels);
        string? left = await scene.TipAsync();
        int leftFiles = (await scene.FilesAsync()).Length;
        var next = await scene.ProposeAsync(Labels);

        Assert.True(isKilled);
        Assert.True(next.ExitCode == 0, next.Error);
        Assert.Equal(left == old ? oldFiles : (await scene.FilesAsync()).Length, leftFiles);
        await RequireWholeAsync(scene, previews: 2);
    });

    [Theory]
    [MemberData(nameof(Closing))]
    public async Task A_run_killed_while_it_closes_one_is_finished_by_the_next(string step) => await PlayAsync(step, async (scene, withGit) =>
    {
        await scene.ProposeAsync(Labels);
        await scene.RetireAsync();

        bool isKilled = await KilledRun.PlayAsync(scene, step, withGit, Labels);
        var next = await scene.ProposeAsync(Labels);

        Assert.True(isKilled);
        Assert.True(next.ExitCode == 0, next.Error);
        Assert.Null(await scene.TipAsync());
        Assert.DoesNotContain(scene.Stage.Previews.PullRequests, pull => pull.IsOpen);
    });

    // One pull request with its label, one whole commit on the base branch, and nothing more to do.
    private static async Task RequireWholeAsync(ProposalScene scene, int previews)
    {
        int requests = scene.Stage.Forge.Requests.Length;
        string? tip = await scene.TipAsync();
        var idle = await scene.ProposeAsync(Labels);

        Assert.Equal(["bot"], scene.Open.Labels);
        Assert.Equal(await scene.TipAsync("main"), (await scene.Stage.GitAsync("rev-parse", $"{ProposalScene.Branch}^")).Trim());
        Assert.Equal(previews, (await scene.FilesAsync()).Count(path => path.Contains("shop-pull-requests/namespace-shop-pr-", StringComparison.Ordinal)));
        Assert.Equal((0, tip), (idle.ExitCode, await scene.TipAsync()));
        Assert.DoesNotContain(scene.Stage.Forge.Requests[requests..], request => request.Method != "GET");
    }

    private static async Task PlayAsync(string step, Func<ProposalScene, bool, Task> round)
    {
        int first = Opening.ToList().FindIndex(row => row.Data == step);
        string[] forges = [.. DemoForge.All.Keys];
        for (int number = first; number < first + RoundsEach; number++)
        {
            await using var scene = await ProposalScene.OpenAsync(forges[number % forges.Length]);
            await round(scene, number % 2 == 0);
        }
    }
}
