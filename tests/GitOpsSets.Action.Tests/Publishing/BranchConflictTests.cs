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

    [Theory]
    [InlineData("pull-request", "Expansion/Main/Expanded")]
    [InlineData("pull-request", "Expansion/other")]
    [InlineData("commit", "Expansion/main/expanded")]
    public async Task A_branch_that_differs_in_case_is_named_where_the_server_does_not_tell_case(string mode, string rival)
    {
        await using var scene = await ProposalScene.OpenAsync();
        await scene.Stage.Repository.CommitAsync(rival, ("note.txt", "mine\n"));
        await scene.Stage.Repository.DeclineAsync(ProposalScene.Branch, "failed to update ref", $"error: cannot lock ref 'refs/heads/{ProposalScene.Branch}': reference already exists");
        string references = await scene.Stage.GitAsync("for-each-ref");
        int pushes = 0;
        scene.Stage.BeforeGit = (context, next) =>
        {
            pushes += context.Request.Method == "POST" && context.Request.Path.Value!.EndsWith("/git-receive-pack", StringComparison.Ordinal) ? 1 : 0;
            return next();
        };

        var run = mode == "commit" ? await scene.Stage.RunAsync(ProposalScene.Cancelled, "--branch", ProposalScene.Branch) : await scene.ProposeAsync();

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains($"there is a branch '{rival}', which differs in case", run.Error, StringComparison.Ordinal);
        Assert.Contains("Name another branch with the input branch", run.Error, StringComparison.Ordinal);
        Assert.Equal((1, references), (pushes, await scene.Stage.GitAsync("for-each-ref")));
        Assert.Empty(scene.Stage.Previews.PullRequests);
    }

    [Theory]
    [InlineData("pull-request")]
    [InlineData("commit")]
    public async Task A_branch_that_differs_in_case_is_no_matter_to_a_server_that_tells_case(string mode)
    {
        await using var scene = await ProposalScene.OpenAsync();
        await scene.Stage.Repository.CommitAsync("Expansion/Main/Expanded", ("note.txt", "mine\n"));

        var run = mode == "commit" ? await scene.Stage.RunAsync(ProposalScene.Cancelled, "--branch", ProposalScene.Branch) : await scene.ProposeAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.NotNull(await scene.TipAsync());
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
