using GitOpsSets.Demo.Hosts;

namespace GitOpsSets.Action.Tests.Demo;

/// <summary>Jobs that are about no branch of the repository, on every host.</summary>
public sealed class HostCheckTests
{
    /// <summary>Hosts with what starts a job there that has no branch of its own.</summary>
    public static TheoryData<string, JobTrigger> Checks
    {
        get
        {
            var checks = new TheoryData<string, JobTrigger>();
            foreach (var host in JobHost.All.Where(static host => host.Forge is not null))
            {
                checks.Add(host.Name, JobTrigger.ForkPullRequest);
                checks.Add(host.Name, JobTrigger.PullRequest);
                checks.Add(host.Name, JobTrigger.Tag);
            }

            return checks;
        }
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task A_pull_request_or_a_tag_is_reported_on_and_nothing_is_published(string host, JobTrigger trigger)
    {
        var cell = HostMatrix.Natural.First(one => one.Host.Name == host && one.IsProposed == (trigger == JobTrigger.Tag));
        await using var scene = await MatrixScene.OpenAsync(cell, TestContext.Current.CancellationToken);
        scene.Source.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");

        // a fork gets nothing even where the pipeline names the branch
        var job = await scene.RunAsync(ProgramProcess.Built, trigger, trigger == JobTrigger.ForkPullRequest ? [] : ["base"], TestContext.Current.CancellationToken);

        Assert.True(job.Result == JobResult.Succeeded, job.Run.Error);
        Assert.Equal((0, 0), (scene.Target.Pushes, scene.Target.Writes));
        Assert.Contains("only reports", job.Log, StringComparison.Ordinal);
        Assert.Equal(("true", "3", ""), (job.Outputs!["changed"], job.Outputs["added-count"], job.Outputs["commit-sha"]));
    }
}
