using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Branches whose names get into each other's way: git keeps one as a file where the other needs a folder.</summary>
public sealed class BranchConflictTests
{
    public static TheoryData<string, string> Cases => [.. DemoForge.All.Keys.SelectMany(static forge => (string[])["expansion", "expansion/main", "expansion/main/expanded/more"], static (forge, rival) => (forge, rival))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_branch_in_the_way_of_a_pull_requests_is_named_before_anything_is_written(string forge, string rival)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        await scene.Stage.Repository.CommitAsync(rival, ("note.txt", "mine\n"));
        string references = await scene.Stage.GitAsync("for-each-ref");

        var run = await scene.ProposeAsync();

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains($"there is a branch '{rival}', and one cannot be below the other", run.Error, StringComparison.Ordinal);
        Assert.Contains("Name another branch with the input branch", run.Error, StringComparison.Ordinal);
        Assert.Equal(references, await scene.Stage.GitAsync("for-each-ref"));
        Assert.Empty(scene.Stage.Previews.PullRequests);
    }

    [Fact]
    public async Task A_branch_in_the_way_of_a_commits_is_named_before_anything_is_written()
    {
        await using var scene = await ProposalScene.OpenAsync();

        var run = await scene.Stage.RunAsync(ProposalScene.Cancelled, "--branch", "main/expanded");

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains("there is a branch 'main', and one cannot be below the other", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_comes_into_the_way_during_the_run_is_no_lost_race()
    {
        await using var scene = await ProposalScene.OpenAsync();
        int pushes = 0;
        scene.Stage.BeforeGit = async (context, next) =>
        {
            if (context.Request.Method == "POST" && context.Request.Path.Value!.EndsWith("/git-receive-pack", StringComparison.Ordinal) && pushes++ == 0)
            {
                await scene.Stage.GitAsync("update-ref", "refs/heads/expansion", "main");
            }

            await next();
        };

        var run = await scene.ProposeAsync();

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains("cannot create 'refs/heads/expansion/main/expanded'", run.Error, StringComparison.Ordinal);
        Assert.Contains("name another branch with the input branch", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, pushes);
    }
}
