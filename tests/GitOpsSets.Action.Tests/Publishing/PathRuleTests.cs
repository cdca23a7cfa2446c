using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Links, submodules, modes and files that configure CI, in every mode of publishing.</summary>
public sealed class PathRuleTests : IAsyncLifetime
{
    private ProposalScene _scene = null!;

    public static TheoryData<string, string> Modes => [.. ((string[])["commit", "pull-request", "files"]).SelectMany(static mode => (string[])["symlink", "submodule"], static (mode, kind) => (mode, kind))];

    public static TheoryData<string, string> Configurations =>
        [.. ((string[])["commit", "pull-request", "files"]).SelectMany(static mode => (string[])[".github/workflows", ".gitea/workflows", ".forgejo/workflows", ".gitlab", ".azuredevops"], static (mode, folder) => (mode, folder))];

    public static TheoryData<string, string> Files =>
        [.. ((string[])["commit", "pull-request", "files"]).SelectMany(static mode => (string[])[".gitlab-ci.yml", "azure-pipelines.yml", ".woodpecker.yml"], static (mode, file) => (mode, file))];

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_link_or_submodule_in_the_way_is_named_and_left_alone(string mode, string kind)
    {
        string folder = _scene.Stage.Checkout;
        if (kind == "symlink")
        {
            Directory.CreateDirectory(Path.Combine(folder, "elsewhere"));
            await File.WriteAllTextAsync(Path.Combine(folder, "elsewhere", "note.txt"), "mine\n", ProposalScene.Cancelled);
            File.CreateSymbolicLink(Path.Combine(folder, "expanded"), "elsewhere");
            await _scene.CheckoutAsync("add", "--all");
        }
        else
        {
            await GitClient.RunAsync(folder, "init", "--quiet", "expanded");
            await GitClient.RunAsync(Path.Combine(folder, "expanded"), "commit", "--quiet", "--allow-empty", "--message=theirs");
            await _scene.CheckoutAsync("-c", "advice.addEmbeddedRepo=false", "add", "expanded");
        }

        await _scene.CheckoutAsync("commit", "--quiet", "--message=in the way");
        await _scene.CheckoutAsync("push", "--quiet", "origin", "HEAD:main");
        string references = await _scene.Stage.GitAsync("for-each-ref");

        var run = await RunAsync(mode);

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains("'expanded'", run.Error, StringComparison.Ordinal);
        Assert.Contains(kind == "symlink" ? "a symbolic link" : "a submodule", run.Error, StringComparison.Ordinal);
        Assert.Equal(references, await _scene.Stage.GitAsync("for-each-ref"));
        Assert.Equal("", await _scene.CheckoutAsync("status", "--porcelain", "--ignored"));
        Assert.Equal(kind == "symlink" ? ["note.txt"] : [".git"], Directory.EnumerateFileSystemEntries(Path.Combine(folder, "expanded")).Select(Path.GetFileName), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public async Task A_folder_that_configures_CI_is_no_place_for_output(string mode, string folder)
    {
        var run = await RunAsync(mode, "--output", folder);

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains($"is below {folder.Split('/')[0]}, which configures the hosting service", run.Error, StringComparison.Ordinal);
        Assert.Equal("", await _scene.CheckoutAsync("status", "--porcelain", "--ignored"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_configures_CI_is_not_written(string mode, string file)
    {
        string definition = ProposalScene.Teams("teams", "web").Replace("  namespace: previews\n", $"  namespace: previews\n  annotations: {{gitopssets.action/path: {file}}}\n", StringComparison.Ordinal);
        await _scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", definition), (file, "jobs: mine\n"));
        await _scene.PullAsync();

        var run = await RunAsync(mode);

        Assert.True(run.ExitCode is 4 or 7, run.Error);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
        Assert.Equal("jobs: mine\n", await _scene.Stage.Repository.ShowAsync("main", file));
        Assert.Equal("jobs: mine\n", await File.ReadAllTextAsync(Path.Combine(_scene.Stage.Checkout, file), ProposalScene.Cancelled));
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("files")]
    public async Task An_executable_bit_that_somebody_set_stays(string mode)
    {
        const string path = "expanded/previews/teams/namespace-teams-web.yaml";
        await _scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "web")));
        await _scene.PullAsync();
        await _scene.Stage.RunAsync(ProposalScene.Cancelled);
        await _scene.PullAsync();
        await _scene.CheckoutAsync("update-index", "--chmod=+x", path);
        await _scene.CheckoutAsync("commit", "--quiet", "--message=executable");
        await _scene.CheckoutAsync("checkout", "--quiet", "--", ".");
        await _scene.CheckoutAsync("push", "--quiet", "origin", "HEAD:main");
        await _scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "web") + "\n          labels: {changed: 'true'}\n"));
        await _scene.PullAsync();

        var run = await RunAsync(mode);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("1 updated", run.Error, StringComparison.Ordinal);
        await _scene.CheckoutAsync(mode == "files" ? ["add", "--all"] : ["pull", "--quiet"]);
        Assert.StartsWith("100755 ", await _scene.CheckoutAsync("ls-files", "--stage", path), StringComparison.Ordinal);
    }

    private Task<GitOpsSets.Demo.ProgramResult> RunAsync(string mode, params string[] more) => mode == "pull-request"
        ? _scene.ProposeAsync(more)
        : _scene.Stage.Host().RunAsync(["run", "--publish", mode, .. more], ProposalScene.Cancelled);
}
