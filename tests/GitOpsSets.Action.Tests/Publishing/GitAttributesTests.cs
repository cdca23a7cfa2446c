using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>What is committed is what git itself would store under the repository's attributes; or it is refused with what to do. Git is asked.</summary>
public sealed class GitAttributesTests
{
    private const string Advice = "with a line at the end of .gitattributes, such as 'expanded/** !filter";

    public static TheoryData<string, string, string> Stored
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (string attributes in (string[])
                ["* text=auto", "* text eol=crlf", "*.yaml text eol=lf", "* -text", "* binary", "*.yaml ident", "*.yaml diff=yaml merge=union export-ignore linguist-generated", "*.bin filter=lfs", "*.yaml filter=lfs\nexpanded/** !filter", "* filter=none\n* -filter"])
            {
                cases.Add("commit", ".gitattributes", attributes);
                cases.Add("pull-request", "expanded/.gitattributes", attributes.Replace("expanded/", "", StringComparison.Ordinal));
            }

            return cases;
        }
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { "commit", ".gitattributes", "*.yaml filter=lfs diff=lfs merge=lfs -text", "goes through the filter 'lfs'" },
        { "pull-request", "expanded/.gitattributes", "* filter=git-crypt diff=git-crypt", "goes through the filter 'git-crypt'" },
        { "commit", ".gitattributes", "[attr]large filter=lfs\nexpanded/** large", "goes through the filter 'lfs'" },
        { "commit", ".gitattributes", "*.json filter=lfs", "'expanded/.gitopssets/ledger.json' goes through the filter 'lfs'" },
        { "commit", ".gitattributes", "expanded/** text working-tree-encoding=UTF-16", "is UTF-16 in a checkout" },
        { "pull-request", ".gitattributes", "*.yaml ident", "holds '$Id:', which git would shorten" },
    };

    [Theory]
    [MemberData(nameof(Stored))]
    public async Task What_is_committed_is_what_git_would_store(string mode, string file, string attributes)
    {
        await using var scene = await ProposalScene.OpenAsync((file, attributes + "\n"), ("sets/teams.yaml", Teams("plain")));

        var run = await RunAsync(scene, mode);
        string branch = mode == "commit" ? "main" : ProposalScene.Branch;

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(await scene.FilesAsync(branch), static path => path.EndsWith("namespace-teams-web.yaml", StringComparison.Ordinal));
        Assert.Equal("", await RenormalizedAsync(scene, branch));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_git_would_store_otherwise_is_refused_with_what_to_do(string mode, string file, string attributes, string reason)
    {
        await using var scene = await ProposalScene.OpenAsync((file, attributes + "\n"), ("sets/teams.yaml", Teams("$Id: 1$")));
        string references = await scene.Stage.GitAsync("for-each-ref");

        var run = await RunAsync(scene, mode);

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains(Advice, run.Error, StringComparison.Ordinal);
        Assert.Equal(references, await scene.Stage.GitAsync("for-each-ref"));
        Assert.Empty(scene.Stage.Previews.PullRequests);
    }

    [Fact]
    public async Task The_advice_works()
    {
        await using var scene = await ProposalScene.OpenAsync((".gitattributes", "*.yaml filter=lfs ident\nexpanded/** working-tree-encoding=UTF-16\nexpanded/** !filter !diff !merge !working-tree-encoding -ident\n"), ("sets/teams.yaml", Teams("$Id: 1$")));

        var run = await RunAsync(scene, "commit");

        Assert.True(run.ExitCode == 0, run.Error);
    }

    private static Task<GitOpsSets.Demo.ProgramResult> RunAsync(ProposalScene scene, string mode) =>
        mode == "commit" ? scene.Stage.RunAsync(ProposalScene.Cancelled) : scene.ProposeAsync();

    private static string Teams(string note) => ProposalScene.Teams("teams", "web") + $"\n          annotations: {{note: '{note}'}}\n";

    // What git would change, were it to store the files of a fresh checkout again.
    private static async Task<string> RenormalizedAsync(ProposalScene scene, string branch)
    {
        string folder = Directory.CreateTempSubdirectory("again-").FullName;
        await GitClient.RunAsync(folder, "clone", "--quiet", "--branch", branch, scene.Stage.Repository.Folder, ".");
        await GitClient.RunAsync(folder, "add", "--renormalize", "expanded");
        string changed = await GitClient.RunAsync(folder, "diff", "--cached", "--name-only");
        Directory.Delete(folder, recursive: true);
        return changed;
    }
}
