using System.Globalization;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo;

/// <summary>The life of three pull requests: what a run makes of them, and what it refuses to do.</summary>
internal sealed class Demonstration(DemoStage stage, Narrator narrator)
{
    private const string NastyTitle = "\", namespace: kube-system, replicas: 99 # 'Done': {really} & *quickly*";
    private const string HostileTitle = "\"\nmetadata:\n  namespace: kube-system # ${TOKEN} ::error::";
    private const string HostileBranch = "x\"}};{{.Element.Number}}#'$(reboot)";

    /// <summary>Plays every step.</summary>
    /// <param name="output">Where people read it.</param>
    /// <param name="executable">What stands for the program, such as a script that starts the image; null for the one that is built with the demo.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether everything was as expected.</returns>
    public static async Task<bool> PlayAsync(TextWriter output, string? executable, CancellationToken cancellationToken)
    {
        await using var stage = await DemoStage.OpenAsync(ExampleFiles.All, executable, cancellationToken);
        var narrator = new Narrator(output);
        await new Demonstration(stage, narrator).PlayAsync(cancellationToken);
        await TwoForgesDemonstration.PlayAsync(narrator, executable, cancellationToken);
        foreach (var kind in DemoForge.All.Values.Where(static kind => kind != DemoForge.GitHub))
        {
            await using var elsewhere = await DemoStage.OpenAsync(ExampleFiles.All, executable, cancellationToken, kind);
            elsewhere.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");
            await new ProposalDemonstration(elsewhere, narrator).PlayAsync(cancellationToken);
        }

        narrator.End();
        return narrator.IsContent;
    }

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        narrator.Title("Environments for pull requests: GitOpsSet and ResourceSet, rendered by the action and committed for Flux");
        narrator.Say("A bare git repository behind a git server on this machine holds the two pull-request examples:");
        narrator.Show("the branch main", PathTree.Draw(await stage.Repository.FilesAsync("main")));
        await OpenedAsync(cancellationToken);
        await UnchangedAsync(cancellationToken);
        await ClosedAsync(cancellationToken);
        await FailingAsync(cancellationToken);
        await HostileAsync(cancellationToken);
        await new ProposalDemonstration(stage, narrator).PlayAsync(cancellationToken);
    }

    private async Task OpenedAsync(CancellationToken cancellationToken)
    {
        narrator.Step("Three pull requests are open: the first run makes their environments");
        stage.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");
        stage.Shop.Open("1e3", "Fix: prices above 1,000 \"lost\" a digit", labels: "preview");
        stage.Shop.Open("feature/search", "Search as you type", labels: "preview");

        var (run, changes) = await RunAsync(cancellationToken);

        narrator.Expect(run.ExitCode == 0, "exit code 0");
        narrator.Expect(changes.Count == 28 && changes.All(change => change.StartsWith("A\t", StringComparison.Ordinal)), "4 objects for each of 3 pull requests by each of 2 sets, 2 kustomizations, the ledger and the source lock, in one commit");
    }

    private async Task UnchangedAsync(CancellationToken cancellationToken)
    {
        narrator.Step("Nothing has happened: the second run changes nothing and commits nothing");

        var (run, changes) = await RunAsync(cancellationToken);

        narrator.Expect(run.ExitCode == 0, "exit code 0");
        narrator.Expect(changes.Count == 0, "no commit");
    }

    private async Task ClosedAsync(CancellationToken cancellationToken)
    {
        narrator.Step("Pull request 2 is merged: exactly its files go");
        stage.Shop.Merge(2);

        var (run, changes) = await RunAsync(cancellationToken);

        var gone = changes.Where(change => change.StartsWith("D\t", StringComparison.Ordinal)).ToList();
        narrator.Expect(run.ExitCode == 0, "exit code 0");
        narrator.Expect(gone.Count == 8 && gone.TrueForAll(path => IsOf(path, 2)), "its 4 objects of each set are deleted");
        narrator.Expect(changes.Count == 12, "besides them only the 2 kustomizations that listed them, the ledger and the source lock change");
    }

    private async Task FailingAsync(CancellationToken cancellationToken)
    {
        narrator.Step("GitHub answers every call with an error: nothing goes");
        stage.GitHub.Fault = static _ => new FakeFault.Answer(500, """{"message":"Server Error"}""");

        var (run, changes) = await RunAsync(cancellationToken);

        stage.GitHub.Fault = static _ => null;
        narrator.Expect(run.ExitCode == 3, "exit code 3: a source was unavailable");
        narrator.Expect(changes.Count == 0, "unknown is not empty: every environment stays");
    }

    private async Task HostileAsync(CancellationToken cancellationToken)
    {
        narrator.Step("Two outsiders open pull requests: one whose title looks like YAML, one that tries everything");
        var nasty = stage.Shop.Open("fix/title", NastyTitle, labels: "preview");
        stage.Shop.Open(HostileBranch, HostileTitle, labels: "preview");
        narrator.Show("the title of number 4", NastyTitle);
        narrator.Show("the title of number 5", HostileTitle);
        narrator.Show("the branch of number 5", HostileBranch);

        var (run, changes) = await RunAsync(cancellationToken);

        narrator.Expect(run.ExitCode == 8, "exit code 8: delivered, with elements left out");
        narrator.Expect(changes.Count(change => IsOf(change, nasty.Number)) == 8, "number 4 has its environment in both sets");
        narrator.Expect(changes.Count == 12, "number 5 has nothing, and no other environment changes");
        await ContainedAsync($"expanded/previews/shop-pull-requests/configmap-shop-pr-{nasty.Number.ToString(CultureInfo.InvariantCulture)}-preview.yaml", nasty.Title);
    }

    private async Task ContainedAsync(string path, string title)
    {
        if (!(await stage.ExpandedAsync()).Contains(path, StringComparer.Ordinal))
        {
            return;
        }

        string text = await stage.Repository.ShowAsync("main", path);
        narrator.Show(path, text);
        narrator.Say("");
        var document = (YamlMapping)YamlReader.ReadFirst(text, path, YamlLimits.Default)!;
        narrator.Expect(((document["data"] as YamlMapping)?["title"] as YamlString)?.Value == title, "its title is one text, word for word");
        narrator.Expect(ObjectIdentity.Of(document).Namespace == "shop-pr-4", "and the object is where it should be");
    }

    /// <summary>Runs the program and shows what became of it: its words, the commit, the tree.</summary>
    private async Task<(ProgramResult Run, IReadOnlyList<string> Changes)> RunAsync(CancellationToken cancellationToken)
    {
        string before = (await stage.Repository.TipAsync("main"))!;
        var run = await stage.RunAsync(cancellationToken);
        narrator.Show("$ gitopssets run --publish commit", $"{run.Output}{run.Error}exit code {run.ExitCode.ToString(CultureInfo.InvariantCulture)}");
        string after = (await stage.Repository.TipAsync("main"))!;
        if (before == after)
        {
            narrator.Show("$ git log -1", "as before: no commit");
            narrator.Say("");
            return (run, []);
        }

        narrator.Show("$ git log -1 --stat", await stage.GitAsync("log", "-1", "--stat=120", "main"));
        narrator.Show("the branch now", PathTree.Draw(await stage.ExpandedAsync()));
        narrator.Say("");
        return (run, (await stage.GitAsync("diff", "--name-status", "--no-renames", before, after)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsOf(string path, long number) =>
        ((string[])["shop-pr-", "shop-preview-"]).Any(prefix =>
            path.Contains(string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}-"), StringComparison.Ordinal) || path.EndsWith(string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}.yaml"), StringComparison.Ordinal));
}
