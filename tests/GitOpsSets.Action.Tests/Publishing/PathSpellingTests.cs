using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Paths that differ in case alone: Windows and macOS have one file where git has two.</summary>
public sealed class PathSpellingTests
{
    private const string Path = "deploy/web.yaml";

    public static TheoryData<string> Modes => ["files", "commit", "pull-request"];

    public static TheoryData<string, string> Taken => [.. Modes.SelectMany(static _ => (string[])["expanded/Deploy/Web.yaml", "expanded/Deploy/web.yaml", "Expanded/deploy/web.yaml"], static (mode, theirs) => (mode.Data, theirs))];

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task A_file_of_somebody_else_that_differs_in_case_is_named_and_the_other_sets_are_delivered(string mode, string theirs)
    {
        await using var scene = await ProposalScene.OpenAsync(("sets/teams.yaml", At(Path)), (theirs, "theirs: true\n"));

        var run = await RunAsync(scene, mode);

        Assert.True(run.ExitCode == 4, run.Error);
        Assert.Contains($"'{Path}' is taken: '{theirs.Replace("expanded/", "", StringComparison.Ordinal)}' is there, which differs in case alone; the set's files stay as they are", run.Error, StringComparison.Ordinal);
        string[] files = await FilesAsync(scene, mode);
        Assert.Contains(theirs, files, StringComparer.Ordinal);
        Assert.DoesNotContain("expanded/" + Path, files, StringComparer.Ordinal);
        Assert.Contains(files, static file => file.EndsWith("namespace-shop-pr-1.yaml", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_file_of_ours_moves_to_another_spelling(string mode)
    {
        await using var scene = await ProposalScene.OpenAsync(("sets/teams.yaml", At("Deploy/Web.yaml")));
        await scene.Stage.RunAsync(ProposalScene.Cancelled);
        await scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", At(Path)));
        await scene.PullAsync();

        var run = await RunAsync(scene, mode, "--allow-empty", "true");
        string[] files = await FilesAsync(scene, mode);
        var again = await RunAsync(scene, mode, "--allow-empty", "true");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("1 added, 0 updated, 1 removed", run.Error, StringComparison.Ordinal);
        Assert.Contains("expanded/" + Path, files, StringComparer.Ordinal);
        Assert.DoesNotContain("expanded/Deploy/Web.yaml", files, StringComparer.Ordinal);
        Assert.True(again.ExitCode == 0, again.Error);
    }

    private static string At(string path) =>
        ProposalScene.Teams("teams", "web").Replace("  namespace: previews\n", $"  namespace: previews\n  annotations: {{gitopssets.action/path: {path}}}\n", StringComparison.Ordinal);

    private static Task<ProgramResult> RunAsync(ProposalScene scene, string mode, params string[] more) => mode == "pull-request"
        ? scene.ProposeAsync(more)
        : scene.Stage.Host().RunAsync(["run", "--publish", mode, .. more], ProposalScene.Cancelled);

    private static async Task<string[]> FilesAsync(ProposalScene scene, string mode)
    {
        string folder = scene.Stage.Checkout;
        return mode == "files"
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(folder, file))]
            : await scene.FilesAsync(mode == "commit" ? "main" : ProposalScene.Branch);
    }
}
