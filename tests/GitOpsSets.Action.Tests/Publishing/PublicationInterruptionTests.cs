using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>
/// Publications that are interrupted at every exchange with a server and at every process of git, before and after, by signals and by cut connections. Each leaves
/// the old state or the whole new one, and the next run brings about what an undisturbed one would have. A few rounds; <c>GITOPSSETS_ROUNDS</c> plays more, over all forges.
/// </summary>
public sealed partial class PublicationInterruptionTests
{
    private static readonly ConcurrentDictionary<(string Story, string Forge), Lazy<Task<Calm>>> Undisturbed = new();

    public static TheoryData<string> Stories => ["commit", "open", "update", "close"];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task The_old_state_or_the_whole_new_one_is_left_and_the_next_run_heals(string story)
    {
        string[] forges = [.. DemoForge.All.Keys];
        int first = Stories.ToList().FindIndex(row => row.Data == story);
        int rounds = Math.Max(3, (KilledRun.Rounds(0) + Stories.Count - 1) / Stories.Count);
        for (int round = 0; round < rounds; round++)
        {
            // The interruptions repeat by fours, as the forges do: a step aside each time brings every way of them to every forge.
            string forge = forges[(first + round + (round / forges.Length)) % forges.Length];
            var calm = await Undisturbed.GetOrAdd((story, forge), static key => new Lazy<Task<Calm>>(() => CalmAsync(key.Story, key.Forge))).Value;
            var all = Interruption.All(calm.Exchanges, calm.Processes);
            await PlayAsync(story, forge, calm, all[(first + round) % all.Length]);
        }
    }

    [Fact]
    public void Interruptions_are_all_there_once_each()
    {
        var all = Interruption.All(17, 15);

        Assert.Equal((17 * 8) + (15 * 4), all.Length);
    }

    private static async Task PlayAsync(string story, string forge, Calm calm, Interruption interruption)
    {
        string what = $"{story} on {forge}, {interruption}";
        await using var scene = await PrepareAsync(story, forge);
        string[] before = await ContentAsync(scene, story);

        var run = await InterruptedRun.PlayAsync(scene, interruption, Arguments(scene, story));
        string[] left = await ContentAsync(scene, story);
        var healed = await scene.Stage.Host().RunAsync(Arguments(scene, story), ProposalScene.Cancelled);

        Assert.True(IsExpected(interruption, run.ExitCode), $"{what}: it ended with {run.ExitCode}");
        Assert.True(interruption.How is "kill" or "kill alone" || run.Leftovers.Length == 0, $"{what}: left {string.Join(", ", run.Leftovers)}");
        Assert.True(left.SequenceEqual(before) || left.SequenceEqual(calm.Content), $"{what}: half a publication: {string.Join('\n', left)}");
        Assert.True(healed.ExitCode == 0, $"{what}: {healed.Error}");
        Assert.True((await ContentAsync(scene, story)).SequenceEqual(calm.Content), $"{what}: not healed: {string.Join('\n', await ContentAsync(scene, story))}");
        Assert.True(await StateAsync(scene, story) == calm.State, $"{what}: {await StateAsync(scene, story)} instead of {calm.State}");
        await RequireIdleAsync(scene, story, what);
    }

    // A cut of what is only read may cost a source its answer; nothing may be taken for a bug.
    private static bool IsExpected(Interruption interruption, int exitCode) => interruption.How switch
    {
        "cut" => exitCode is 0 or 3 or 7,
        "terminate" => exitCode is 143 or 0 or 3 or 7,
        _ => exitCode is 137 or 0,
    };

    private static async Task RequireIdleAsync(ProposalScene scene, string story, string what)
    {
        string references = await scene.Stage.GitAsync("for-each-ref");
        int requests = scene.Stage.Forge.Requests.Length;

        var idle = await scene.Stage.Host().RunAsync(Arguments(scene, story), ProposalScene.Cancelled);

        Assert.True(idle.ExitCode == 0, $"{what}: {idle.Error}");
        Assert.True(references == await scene.Stage.GitAsync("for-each-ref"), $"{what}: the third run moved a branch");
        Assert.True(scene.Stage.Forge.Requests[requests..].All(static request => request.Method == "GET"), $"{what}: the third run wrote");
    }

    private static async Task<Calm> CalmAsync(string story, string forge)
    {
        await using var scene = await PrepareAsync(story, forge);
        var run = await InterruptedRun.PlayAsync(scene, null, Arguments(scene, story));
        Assert.Equal(0, run.ExitCode);
        return new Calm(run.Exchanges, run.Processes, await ContentAsync(scene, story), await StateAsync(scene, story));
    }

    private static async Task<ProposalScene> PrepareAsync(string story, string forge)
    {
        var scene = await ProposalScene.OpenAsync(forge);
        if (story is "update" or "close")
        {
            var run = await scene.Stage.Host().RunAsync(Arguments(scene, story), ProposalScene.Cancelled);
            Assert.True(run.ExitCode == 0, run.Error);
        }

        if (story == "update")
        {
            scene.Stage.Shop.Open("feature/search", labels: "preview");
        }
        else if (story == "close")
        {
            await scene.RetireAsync();
        }

        return scene;
    }

    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex PortOfServer { get; }

    private static string[] Arguments(ProposalScene scene, string story) =>
        ["run", "--publish", story == "commit" ? "commit" : "pull-request", "--labels", "bot", .. scene.Stage.Kind.Arguments];

    // Every line of every expanded file, wherever the servers are; what the tool remembers tells times besides.
    private static async Task<string[]> ContentAsync(ProposalScene scene, string story)
    {
        string branch = story == "commit" ? "main" : ProposalScene.Branch;
        if (await scene.TipAsync(branch) is null)
        {
            return [];
        }

        var (_, output, _) = await GitClient.TryAsync(scene.Stage.Repository.Folder, [], "grep", "", branch, "--", "expanded", ":!expanded/.gitopssets");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => PortOfServer.Replace(line, "127.0.0.1"))];
    }

    private static async Task<string> StateAsync(ProposalScene scene, string story)
    {
        var pulls = scene.Stage.Previews.PullRequests;
        string branch = story == "commit" ? "main" : ProposalScene.Branch;
        int commits = await scene.TipAsync(branch) is null ? 0 : await scene.Stage.Repository.CountCommitsAsync(branch);
        return FormattableString.Invariant($"{commits} commits, {pulls.Length} pull requests, open: {string.Join("; ", pulls.Where(static pull => pull.IsOpen).Select(static pull => $"{pull.Title} [{string.Join(", ", pull.Labels)}]"))}");
    }

    private sealed record Calm(int Exchanges, int Processes, string[] Content, string State);
}
