namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>What the commit on the branch says, on each host.</summary>
public sealed class CommitMessageTests
{
    [Theory]
    [InlineData("GitHub", false)]
    [InlineData("GitLab", false)]
    [InlineData("Azure DevOps", true)]
    [InlineData("Gitea", false)]
    public async Task Where_a_jobs_push_would_start_pipelines_the_commit_asks_for_none(string forge, bool isMarked)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);

        var run = await scene.Stage.RunAsync(ProposalScene.Cancelled);
        string message = await scene.Stage.GitAsync("log", "-1", "--format=%B", "main");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith("Update expanded manifests\n\n", message, StringComparison.Ordinal);
        Assert.Equal(isMarked, message.Contains("\n\n[skip ci]\n\nX-Expansion-", StringComparison.Ordinal));
        Assert.Equal(isMarked, message.Contains("[skip ci]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_of_ones_own_is_taken_as_it_is()
    {
        await using var scene = await ProposalScene.OpenAsync("Azure DevOps");

        var run = await scene.Stage.RunAsync(ProposalScene.Cancelled, "--commit-message", "Expand");
        string message = await scene.Stage.GitAsync("log", "-1", "--format=%B", "main");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith("Expand\n\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain("[skip ci]", message, StringComparison.Ordinal);
    }

    // A required check that is skipped would wait for ever.
    [Fact]
    public async Task A_pull_request_is_checked_as_any_other()
    {
        await using var scene = await ProposalScene.OpenAsync("Azure DevOps");

        var run = await scene.ProposeAsync();
        string message = await scene.Stage.GitAsync("log", "-1", "--format=%B", ProposalScene.Branch);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain("[skip ci]", message, StringComparison.Ordinal);
    }
}
