using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>
/// Publications that are interrupted at every exchange with a server and at every process of git, before and after, by signals and by cut connections; and while the server
/// receives. Each leaves the old state or the whole new one, and the next run brings about what an undisturbed one would have. A few rounds; <c>GITOPSSETS_ROUNDS</c> plays
/// more, over all forges.
/// </summary>
public sealed class PublicationInterruptionTests
{
    public static TheoryData<string> Stories => [.. PublicationStory.Names];

    [Theory]
    [MemberData(nameof(Stories))]
    public Task The_old_state_or_the_whole_new_one_is_left_and_the_next_run_heals(string story) => PlayAsync(story, async (publication, number, what) =>
    {
        var calm = await publication.CalmAsync();
        var all = Interruption.All(calm.Exchanges, calm.Processes);
        var interruption = all[number % all.Length];
        await using var scene = await publication.PrepareAsync();
        string[] before = await publication.ContentAsync(scene);

        var run = await InterruptedRun.PlayAsync(scene, interruption, publication.Arguments(scene));

        await RequireWholeAsync(publication, scene, interruption, run, before, $"{what}, {interruption}");
        await publication.RequireHealedAsync(scene, $"{what}, {interruption}");
    });

    [Theory]
    [MemberData(nameof(Stories))]
    public Task A_push_that_the_server_still_receives_when_the_run_ends_lands_whole_or_not_at_all(string story) => PlayAsync(story, async (publication, number, what) =>
    {
        var all = HeldPush.All;
        var (held, interruption) = all[number % all.Length];
        what = $"{what}, {interruption}, {held}";
        await using var scene = await publication.PrepareAsync();
        string[] before = await publication.ContentAsync(scene);
        await using var push = await HeldPush.ArmAsync(scene, held);

        var run = await InterruptedRun.PlayAsync(scene, interruption, publication.Arguments(scene), push);
        if (held.Until == HeldPush.AfterNextRun)
        {
            var next = await scene.Stage.Host().RunAsync(publication.Arguments(scene), ProposalScene.Cancelled);
            Assert.True(next.ExitCode == 0, $"{what}: {next.Error}");
            await publication.RequireDoneAsync(scene, what);
        }

        await push.ReleaseAsync();

        await RequireWholeAsync(publication, scene, interruption, run, before, what);
        await publication.RequireHealedAsync(scene, what);
    });

    [Fact]
    public void Interruptions_are_all_there_once_each()
    {
        var all = Interruption.All(17, 15);

        Assert.Equal((17 * 8) + (15 * 4), all.Length);
        Assert.Equal(2 * 2 * 3 * 4, HeldPush.All.Distinct().Count());
    }

    private static async Task PlayAsync(string story, Func<PublicationStory, int, string, Task> play)
    {
        string[] forges = [.. DemoForge.All.Keys];
        int first = Array.IndexOf(PublicationStory.Names, story);
        int rounds = Math.Max(3, (KilledRun.Rounds(0) + PublicationStory.Names.Length - 1) / PublicationStory.Names.Length);
        for (int round = 0; round < rounds; round++)
        {
            // The interruptions repeat by fours, as the forges do: a step aside each time brings every way of them to every forge.
            string forge = forges[(first + round + (round / forges.Length)) % forges.Length];
            await play(new PublicationStory(story, forge), first + round, $"{story} on {forge}");
        }
    }

    private static async Task RequireWholeAsync(PublicationStory publication, ProposalScene scene, Interruption interruption, InterruptedRun run, string[] before, string what)
    {
        string[] left = await publication.ContentAsync(scene);
        string[] whole = (await publication.CalmAsync()).Content;

        Assert.True(IsExpected(interruption, run.ExitCode), $"{what}: it ended with {run.ExitCode}");
        Assert.True(interruption.How is "kill" or "kill alone" || run.Leftovers.Length == 0, $"{what}: left {string.Join(", ", run.Leftovers)}");
        Assert.True(left.SequenceEqual(before) || left.SequenceEqual(whole), $"{what}: half a publication: {string.Join('\n', left)}");
    }

    // A cut of what is only read may cost a source its answer; nothing may be taken for a bug.
    private static bool IsExpected(Interruption interruption, int exitCode) => interruption.How switch
    {
        "cut" => exitCode is 0 or 3 or 7,
        "terminate" => exitCode is 143 or 0 or 3 or 7,
        _ => exitCode is 137 or 0,
    };
}
