using System.Globalization;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>What a publication costs must not depend on how many files it is of: not one process and not one request of git's is made for each.</summary>
public sealed class PublicationCostTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "commit", "first" }, { "commit", "unchanged" }, { "commit", "updated" }, { "commit", "behind" }, { "commit", "removed" },
        { "pull-request", "first" }, { "pull-request", "unchanged" }, { "pull-request", "updated" }, { "pull-request", "behind" }, { "pull-request", "removed" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Git_is_started_and_asked_as_often_for_forty_files_as_for_four(string mode, string step)
    {
        var few = await MeasureAsync(mode, step, 4);
        var many = await MeasureAsync(mode, step, 40);

        Assert.Equal(few, many);
        Assert.InRange(many.Requests, 1, 20);
    }

    private static async Task<(int Processes, int Requests)> MeasureAsync(string mode, string step, int files)
    {
        await using var scene = await ProposalScene.OpenAsync(("sets/teams.yaml", Teams(files, "a")));
        if (step != "first")
        {
            await RunAsync(scene, mode);
            if (mode == "pull-request" && step != "unchanged")
            {
                await scene.MergeAsync();
                await scene.Stage.GitAsync("update-ref", "-d", $"refs/heads/{ProposalScene.Branch}");
            }

            await scene.PullAsync();
        }

        if (step is "updated" or "behind")
        {
            await scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", Teams(files, "b")));
        }
        else if (step == "removed")
        {
            await scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", Teams(1, "a")));
        }

        if (step != "behind")
        {
            await scene.PullAsync();
        }

        int requests = scene.Stage.Exchanges.Count;
        string said = await RunAsync(scene, mode);
        Assert.Contains(step switch { "updated" or "behind" => $"{files} updated", "removed" => string.Create(CultureInfo.InvariantCulture, $"{files - 1} removed"), _ => "teams" }, said, StringComparison.Ordinal);
        return (said.Split('\n').Count(static line => line.StartsWith("git ", StringComparison.Ordinal)), scene.Stage.Exchanges.Count - requests);
    }

    private static async Task<string> RunAsync(ProposalScene scene, string mode)
    {
        string[] more = ["--log-level", "debug", "--max-delete", "1000"];
        var run = mode == "commit" ? await scene.Stage.RunAsync(ProposalScene.Cancelled, more) : await scene.ProposeAsync(more);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Error;
    }

    private static string Teams(int count, string revision) =>
        ProposalScene.Teams("teams", [.. Enumerable.Range(0, count).Select(static number => string.Create(CultureInfo.InvariantCulture, $"t{number}"))])
        + $"\n          labels: {{revision: {revision}}}\n";
}
