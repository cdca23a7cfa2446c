using System.Text.Json;
using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Checkouts whose lines end in CRLF, as real git makes them: what did not change stays as it is, and what is remembered is what git stores.</summary>
public sealed class LineEndTests
{
    private const string Web = "expanded/previews/teams/namespace-teams-web.yaml";

    public static TheoryData<string, string, string> Cases => [.. ((string[])["files", "commit", "pull-request"]).SelectMany(
        static _ => (string[])["* text eol=crlf", "* text=auto", "*.yaml text", ""],
        static (mode, attributes) => (mode, attributes, attributes == "* text eol=crlf" ? "false" : "true"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_did_not_change_is_left_alone(string mode, string attributes, string automatic)
    {
        await using var scene = await OpenAsync(attributes, automatic);

        await PublishAsync(scene, mode, "2 added");
        string files = await File.ReadAllTextAsync(Path.Combine(scene.Stage.Checkout, Web), ProposalScene.Cancelled);
        string? tip = await scene.TipAsync("main");
        var again = await RunAsync(scene, mode);
        var differences = await scene.Stage.Host().RunAsync(["diff", "--exit-code"], ProposalScene.Cancelled);

        Assert.Contains("\r\n", files, StringComparison.Ordinal);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.DoesNotContain("edited by hand", again.Error, StringComparison.Ordinal);
        Assert.Equal("", await scene.CheckoutAsync("status", "--porcelain"));
        Assert.Equal(tip, await scene.TipAsync("main"));
        Assert.DoesNotContain(scene.Stage.Previews.PullRequests, static pull => pull.IsOpen);
        Assert.True((differences.ExitCode, differences.Output) == (0, ""), differences.Output + differences.Error);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_changed_is_told_by_its_lines_and_remembered_as_git_stores_it(string mode, string attributes, string automatic)
    {
        await using var scene = await OpenAsync(attributes, automatic);
        await PublishAsync(scene, mode, "2 added");
        await WriteAsync(scene, Teams("web") + "\n          labels: {team: web}\n");
        await scene.CheckoutAsync("commit", "--quiet", "--all", "--message=labels");
        await scene.CheckoutAsync("push", "--quiet", "origin", "HEAD:main");

        var differences = await scene.Stage.Host().RunAsync(["diff"], ProposalScene.Cancelled);
        await PublishAsync(scene, mode, "1 updated");

        Assert.Equal(["+    team: web"], differences.Output.Split('\n').Where(static line => line is ['+' or '-', not ('+' or '-'), ..]), StringComparer.Ordinal);
        using var ledger = JsonDocument.Parse(await scene.Stage.Repository.ShowAsync("main", "expanded/.gitopssets/ledger.json"));
        foreach (var file in ledger.RootElement.GetProperty("files").EnumerateArray())
        {
            string stored = await scene.Stage.GitAsync("rev-parse", $"main:expanded/{file.GetProperty("path").GetString()}");
            Assert.Equal(stored.Trim(), file.GetProperty("hash").GetString());
        }
    }

    private static async Task<ProposalScene> OpenAsync(string attributes, string automatic)
    {
        var scene = await ProposalScene.OpenAsync((".gitattributes", attributes + "\n"));
        await scene.RetireAsync();
        await scene.PullAsync();
        await scene.CheckoutAsync("config", "core.autocrlf", automatic);
        await scene.CheckoutAsync("config", "core.safecrlf", "false");
        await WriteAsync(scene, Teams("web"));
        await File.WriteAllTextAsync(Path.Combine(scene.Stage.Checkout, ".gitattributes"), attributes + "\n", ProposalScene.Cancelled);
        await scene.CheckoutAsync("add", "--all");
        await scene.CheckoutAsync("commit", "--quiet", "--message=teams");
        await scene.CheckoutAsync("push", "--quiet", "origin", "HEAD:main");
        return scene;
    }

    private static string Teams(params string[] teams) => ProposalScene.Teams("teams", teams);

    private static async Task WriteAsync(ProposalScene scene, string definition)
    {
        Directory.CreateDirectory(Path.Combine(scene.Stage.Checkout, "sets"));
        await File.WriteAllTextAsync(Path.Combine(scene.Stage.Checkout, "sets", "teams.yaml"), definition.ReplaceLineEndings("\r\n"), ProposalScene.Cancelled);
    }

    private static Task<ProgramResult> RunAsync(ProposalScene scene, string mode) =>
        mode == "pull-request" ? scene.ProposeAsync() : scene.Stage.Host().RunAsync(["run", "--publish", mode], ProposalScene.Cancelled);

    // Brings it to the base branch, and to a checkout that git has made afresh.
    private static async Task PublishAsync(ProposalScene scene, string mode, string said)
    {
        var run = await RunAsync(scene, mode);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        if (mode == "files")
        {
            await scene.CheckoutAsync("add", "--all");
            await scene.CheckoutAsync("commit", "--quiet", "--message=expanded");
            await scene.CheckoutAsync("push", "--quiet", "origin", "HEAD:main");
        }
        else
        {
            if (mode == "pull-request")
            {
                await scene.MergeAsync();
            }

            await scene.PullAsync();
        }

        await scene.CheckoutAsync("rm", "--quiet", "-r", "--cached", ".");
        await scene.CheckoutAsync("reset", "--quiet", "--hard");
        Directory.Delete(Path.Combine(scene.Stage.Checkout, "expanded"), recursive: true);
        await scene.CheckoutAsync("checkout", "--quiet", "--", ".");
    }
}
