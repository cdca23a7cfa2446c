namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Others who write at the same time.</summary>
public sealed class PullRequestRaceTests : IAsyncLifetime
{
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Runs_at_once_end_in_one_pull_request_with_one_commit()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _scene.ProposeAsync()));

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.Single(_scene.Stage.Previews.PullRequests);
        Assert.Equal(2, await _scene.Stage.Repository.CountCommitsAsync(ProposalScene.Branch));
    }

    [Fact]
    public async Task An_older_run_does_not_bring_back_what_a_newer_one_left_out()
    {
        _scene.Stage.Shop.Open("feature/search", labels: "preview");
        await _scene.ProposeAsync();
        int listings = 0;
        _scene.Stage.GitHub.Fault = request =>
        {
            // The older run has read its last listing, in which number 1 is open, when a newer one starts, and ends before it.
            if (request.Path.EndsWith("/acme/shop/pulls", StringComparison.Ordinal) && ++listings == 1)
            {
                _scene.Stage.Shop.Open("feature/basket", labels: "preview");
                _scene.Stage.Shop.Close(1);
                var newer = _scene.ProposeAsync().GetAwaiter().GetResult();
                Assert.Equal(0, newer.ExitCode);
                _scene.Stage.Shop.PullRequests[^1].IsOpen = true;
                return null;
            }

            // From its second attempt on the older run sees what is true.
            _scene.Stage.Shop.PullRequests[^1].IsOpen = false;
            return null;
        };

        var older = await _scene.ProposeAsync();

        Assert.Equal(0, older.ExitCode);
        Assert.DoesNotContain(await _scene.FilesAsync(), path => path.EndsWith("namespace-shop-pr-1.yaml", StringComparison.Ordinal));
        Assert.Contains(await _scene.FilesAsync(), path => path.EndsWith("namespace-shop-pr-3.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_commit_that_somebody_pushes_in_between_is_not_overwritten()
    {
        await _scene.ProposeAsync();
        string? theirs = null;
        _scene.Stage.GitHub.Fault = request =>
        {
            if (theirs is null && request.Path.EndsWith("/acme/shop/pulls", StringComparison.Ordinal))
            {
                theirs = _scene.Stage.Repository.CommitAsync(ProposalScene.Branch, ("note.txt", "mine\n")).GetAwaiter().GetResult();
            }

            return null;
        };
        _scene.Stage.Shop.Open("feature/search", labels: "preview");

        var run = await _scene.ProposeAsync();

        Assert.Equal((0, theirs), (run.ExitCode, await _scene.TipAsync()));
        Assert.Contains("GS0702", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_is_deleted_in_between_is_made_again()
    {
        await _scene.ProposeAsync();
        bool isDeleted = false;
        _scene.Stage.GitHub.Fault = request =>
        {
            if (!isDeleted && request.Path.EndsWith("/acme/shop/pulls", StringComparison.Ordinal))
            {
                isDeleted = true;
                _scene.Stage.GitAsync("update-ref", "-d", $"refs/heads/{ProposalScene.Branch}").GetAwaiter().GetResult();
                _scene.Stage.Previews.Close(1);
            }

            return null;
        };
        _scene.Stage.Shop.Open("feature/search", labels: "preview");

        var run = await _scene.ProposeAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("opened pull request #2", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _scene.Stage.Repository.CountCommitsAsync(ProposalScene.Branch));
    }
}
