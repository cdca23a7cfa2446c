using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>The life of a pull request of ours.</summary>
public sealed class PullRequestTests : IAsyncLifetime
{
    private const string Branch = ProposalScene.Branch;
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task It_is_opened_with_everything_asked_for()
    {
        string? trunk = await _scene.TipAsync("main");

        var run = await _scene.ProposeAsync(
            "--title", "Previews", "--body", "See the **wiki**.", "--labels", "previews,bot", "--reviewers", "@anna", "--team-reviewers", "acme/platform", "--assignees", "bert", "--draft");

        var open = _scene.Open;
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"opened pull request #1 ({_scene.Stage.GitHub.Server}acme/previews/pull/1)", run.Error, StringComparison.Ordinal);
        Assert.Equal(("Previews", Branch, "main", true), (open.Title, open.Branch, open.Base, open.IsDraft));
        Assert.Equal(["previews", "bot"], open.Labels);
        Assert.Equal(["anna", "team platform"], open.Reviewers);
        Assert.Equal(["bert"], open.Assignees);
        Assert.StartsWith("See the **wiki**.\n\n10 files added, 0 updated, 0 removed.\n\n| set | added |", open.Body, StringComparison.Ordinal);
        Assert.Contains("| + | `Namespace shop-pr-1` | created | `previews/shop-pull-requests/namespace-shop-pr-1.yaml` |\n", open.Body, StringComparison.Ordinal);
        Assert.Equal(trunk, (await _scene.Stage.GitAsync("rev-parse", $"{Branch}^")).Trim());
        Assert.Equal(trunk, await _scene.TipAsync("main"));
    }

    [Fact]
    public async Task It_is_left_alone_when_nothing_changed()
    {
        await _scene.ProposeAsync("--labels", "bot");
        string? tip = await _scene.TipAsync();
        int requests = _scene.Stage.GitHub.Requests.Length;

        var run = await _scene.ProposeAsync("--labels", "bot");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("nothing new: pull request #1 stays as it is", run.Error, StringComparison.Ordinal);
        Assert.Equal(tip, await _scene.TipAsync());
        Assert.Empty(_scene.WritesSince(requests));
    }

    [Fact]
    public async Task It_is_left_alone_when_sources_answer_otherwise_and_no_file_changes_for_it()
    {
        await _scene.ProposeAsync();
        string? tip = await _scene.TipAsync();
        _scene.Stage.Shop.PullRequests.Single().Labels = ["preview", "urgent"];

        var run = await _scene.ProposeAsync();

        Assert.Contains("nothing new: pull request #1 stays as it is", run.Error, StringComparison.Ordinal);
        Assert.Equal(tip, await _scene.TipAsync());
    }

    [Fact]
    public async Task It_is_left_alone_when_the_base_branch_moves_elsewhere()
    {
        await _scene.ProposeAsync();
        string? tip = await _scene.TipAsync();
        await _scene.Stage.Repository.CommitAsync("main", ("README.md", "hello\n"));
        int requests = _scene.Stage.GitHub.Requests.Length;

        await _scene.ProposeAsync();

        Assert.Equal(tip, await _scene.TipAsync());
        Assert.Empty(_scene.WritesSince(requests));
    }

    [Fact]
    public async Task It_is_updated_in_place_by_one_commit_on_the_newest_base()
    {
        await _scene.ProposeAsync("--reviewers", "anna");
        await _scene.Stage.Repository.CommitAsync("main", ("README.md", "hello\n"));
        _scene.Stage.Shop.Open("feature/search", labels: "preview");
        int requests = _scene.Stage.GitHub.Requests.Length;

        var run = await _scene.ProposeAsync("--reviewers", "anna");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("updated pull request #1", run.Error, StringComparison.Ordinal);
        Assert.Equal(await _scene.TipAsync("main"), (await _scene.Stage.GitAsync("rev-parse", $"{Branch}^")).Trim());
        Assert.Equal(["PATCH pulls/1"], _scene.WritesSince(requests), StringComparer.Ordinal);
        Assert.StartsWith("18 files added", _scene.Open.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_closed_and_its_branch_deleted_when_there_is_nothing_to_propose_any_more()
    {
        await _scene.ProposeAsync();
        await _scene.RetireAsync();

        var run = await _scene.ProposeAsync();
        var again = await _scene.ProposeAsync();

        Assert.Equal((0, 0), (run.ExitCode, again.ExitCode));
        Assert.Contains("closed pull request #1: nothing to propose any more", run.Error, StringComparison.Ordinal);
        Assert.False(Assert.Single(_scene.Stage.Previews.PullRequests).IsOpen);
        Assert.Null(await _scene.TipAsync());
    }

    [Fact]
    public async Task Its_branch_stays_where_that_is_asked_for()
    {
        await _scene.ProposeAsync();
        string? tip = await _scene.TipAsync();
        await _scene.RetireAsync();

        await _scene.ProposeAsync("--delete-branch", "false");

        Assert.False(Assert.Single(_scene.Stage.Previews.PullRequests).IsOpen);
        Assert.Equal(tip, await _scene.TipAsync());
    }

    [Fact]
    public async Task After_the_merge_the_branch_goes_and_the_next_change_gets_a_new_one()
    {
        await _scene.ProposeAsync();
        await _scene.MergeAsync();

        await _scene.ProposeAsync();
        string? swept = await _scene.TipAsync();
        _scene.Stage.Shop.Merge(1);
        var run = await _scene.ProposeAsync();

        Assert.Null(swept);
        Assert.Contains("opened pull request #2", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(await _scene.FilesAsync(), path => path.EndsWith("namespace-shop-pr-1.yaml", StringComparison.Ordinal));
        Assert.Contains(await _scene.FilesAsync("main"), path => path.EndsWith("namespace-shop-pr-1.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_people_change_stay_until_there_is_something_new_to_say()
    {
        await _scene.ProposeAsync();
        (_scene.Open.Title, _scene.Open.Body) = ("Ours!", "Looks good. " + _scene.Open.Body.Replace("10 files", "Ten files", StringComparison.Ordinal));

        await _scene.ProposeAsync();
        string kept = _scene.Open.Title;
        _scene.Stage.Shop.Open("feature/search", labels: "preview");
        await _scene.ProposeAsync();

        Assert.Equal(("Ours!", "Update expanded manifests"), (kept, _scene.Open.Title));
        Assert.StartsWith("18 files added", _scene.Open.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_pull_request_that_somebody_opened_from_our_branch_are_theirs()
    {
        await _scene.ProposeAsync();
        _scene.Open.Body = "Opened by hand";
        _scene.Stage.Shop.Open("feature/search", labels: "preview");

        var run = await _scene.ProposeAsync("--labels", "bot");

        Assert.Contains("updated pull request #1", run.Error, StringComparison.Ordinal);
        Assert.Equal("Opened by hand", _scene.Open.Body);
        Assert.Equal(["bot"], _scene.Open.Labels);
    }

    [Fact]
    public async Task Labels_that_people_add_stay_and_missing_ones_come_back()
    {
        await _scene.ProposeAsync("--labels", "bot,previews");
        _scene.Open.Labels = ["Bot", "urgent"];

        await _scene.ProposeAsync("--labels", "bot,previews");

        Assert.Equal(["Bot", "urgent", "previews"], _scene.Open.Labels);
    }

    [Fact]
    public async Task Commits_of_other_people_on_its_branch_are_respected()
    {
        await _scene.ProposeAsync();
        string theirs = await _scene.Stage.Repository.CommitAsync(Branch, ("expanded/note.txt", "mine\n"));
        _scene.Stage.Shop.Open("feature/search", labels: "preview");
        int requests = _scene.Stage.GitHub.Requests.Length;

        var respectful = await _scene.ProposeAsync();
        string? kept = await _scene.TipAsync();
        var writes = _scene.WritesSince(requests).ToList();
        var forceful = await _scene.ProposeAsync("--reset-branch");

        Assert.Equal((0, theirs), (respectful.ExitCode, kept));
        Assert.Contains("GS0702", respectful.Error, StringComparison.Ordinal);
        Assert.Contains("left pull request #1 to its people", respectful.Error, StringComparison.Ordinal);
        Assert.Empty(writes);
        Assert.Contains("updated pull request #1", forceful.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("expanded/note.txt", await _scene.FilesAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_commit_of_ours_that_somebody_amended_is_theirs()
    {
        await _scene.ProposeAsync();
        string message = await _scene.Stage.GitAsync("log", "-1", "--format=%B", Branch);
        string tree = (await _scene.Stage.GitAsync("rev-parse", "main^{tree}")).Trim();
        string amended = (await _scene.Stage.GitAsync("commit-tree", tree, "-p", "main~0", "-m", message)).Trim();
        await _scene.Stage.GitAsync("update-ref", $"refs/heads/{Branch}", amended);

        var run = await _scene.ProposeAsync();

        Assert.Contains("GS0702", run.Error, StringComparison.Ordinal);
        Assert.Equal(amended, await _scene.TipAsync());
    }

    [Theory]
    [InlineData("merge")]
    [InlineData("rebase")]
    public async Task A_branch_that_a_button_brought_up_to_date_is_still_ours(string button)
    {
        await _scene.ProposeAsync();
        await _scene.Stage.Repository.CommitAsync("main", ("README.md", "hello\n"));
        string work = Path.Combine(_scene.Stage.Checkout, "..", "button");
        await GitClient.RunAsync(_scene.Stage.Checkout, "clone", "--quiet", "--branch", Branch, _scene.Stage.Repository.Folder, work);
        await GitClient.RunAsync(work, button == "merge" ? ["merge", "--quiet", "--no-edit", "origin/main"] : ["rebase", "--quiet", "origin/main"]);
        await GitClient.RunAsync(work, "push", "--quiet", "--force", "origin", $"HEAD:refs/heads/{Branch}");
        string? pressed = await _scene.TipAsync();

        await _scene.ProposeAsync();
        string? unchanged = await _scene.TipAsync();
        _scene.Stage.Shop.Open("feature/search", labels: "preview");
        var run = await _scene.ProposeAsync();

        Assert.Equal(pressed, unchanged);
        Assert.Contains("updated pull request #1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_branches_and_other_pull_requests_are_not_touched()
    {
        await _scene.Stage.Repository.CommitAsync("expansion/other", ("a.txt", "1\n"));
        _scene.Stage.Previews.Open("expansion/other", "Somebody's");
        _scene.Stage.Previews.Open(Branch, "A fork's", fork: "acme2/previews");

        await _scene.ProposeAsync();
        await _scene.RetireAsync();
        await _scene.ProposeAsync();

        Assert.Equal(["A fork's", "Somebody's"], _scene.Stage.Previews.PullRequests.Where(pull => pull.IsOpen).Select(pull => pull.Title), StringComparer.Ordinal);
        Assert.NotNull(await _scene.TipAsync("expansion/other"));
    }

    [Fact]
    public async Task Later_steps_and_people_learn_of_it()
    {
        string folder = Path.Combine(_scene.Stage.Checkout, "..");
        (string, string)[] runner =
        [
            ("GITHUB_ACTIONS", "true"), ("GITHUB_REF", "refs/heads/main"), ("GITHUB_EVENT_NAME", "push"),
            ("GITHUB_OUTPUT", Path.Combine(folder, "outputs")), ("GITHUB_STEP_SUMMARY", Path.Combine(folder, "summary")),
        ];
        string[] words = ["run", "--publish", "pull-request", "--token", JobToken];

        await _scene.Stage.Host(runner).RunAsync(words, ProposalScene.Cancelled);

        string outputs = await File.ReadAllTextAsync(Path.Combine(folder, "outputs"), ProposalScene.Cancelled);
        string summary = await File.ReadAllTextAsync(Path.Combine(folder, "summary"), ProposalScene.Cancelled);
        string url = $"{_scene.Stage.GitHub.Server}acme/previews/pull/1";
        Assert.All(
            [("pull-request-number", "1"), ("pull-request-url", url), ("pull-request-operation", "created"), ("branch", Branch), ("commit-sha", (await _scene.TipAsync())!), ("changed", "true")],
            output => Assert.Matches($"(?m)^{output.Item1}<<(.+)\n{System.Text.RegularExpressions.Regex.Escape(output.Item2)}\n\\1$", outputs));
        Assert.Contains($"opened pull request #1 ({url})", summary, StringComparison.Ordinal);
        Assert.DoesNotContain(JobToken, outputs + summary, StringComparison.Ordinal);
    }

    private const string JobToken = GitOpsSets.Demo.DemoStage.Token;
}
