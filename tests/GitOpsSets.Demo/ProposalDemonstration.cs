using System.Globalization;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo;

/// <summary>The last part, on each kind of forge: the same changes as a pull request that people review.</summary>
internal sealed class ProposalDemonstration(DemoStage stage, Narrator narrator)
{
    private const string Output = "proposed";
    private const string Branch = "expansion/main/proposed";

    private FakePullRequest? Open => stage.Previews.PullRequests.FirstOrDefault(pull => pull.IsOpen && pull.Branch == Branch);

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        narrator.Step($"publish: pull-request on {stage.Kind.Name}, into another folder: the change waits for a review");
        string? trunk = await stage.Repository.TipAsync("main");
        await RunAsync(cancellationToken);
        narrator.Expect(Open is not null && await stage.Repository.TipAsync("main") == trunk, "a pull request is open, and the branch main is as it was");
        narrator.Show("what it says", Open is { } opened ? $"{opened.Title}\n\n{opened.Body}" : "nothing");

        narrator.Step("Nothing has happened: the pull request is left alone, and its approvals with it");
        string? tip = await stage.Repository.TipAsync(Branch);
        int requests = stage.Forge.Requests.Length;
        await RunAsync(cancellationToken);
        narrator.Expect(await stage.Repository.TipAsync(Branch) == tip, "no push");
        narrator.Expect(stage.Forge.Requests[requests..].All(request => request.Method == "GET"), "no edit");

        narrator.Step("One more pull request asks for an environment: ours is updated in place");
        long number = Open?.Number ?? 0;
        stage.Shop.Open("feature/basket", "A basket that remembers", labels: "preview");
        await RunAsync(cancellationToken);
        narrator.Expect(Open?.Number == number, string.Create(CultureInfo.InvariantCulture, $"it is still number {number}"));
        narrator.Expect((await stage.GitAsync("rev-parse", $"{Branch}^")).Trim() == await stage.Repository.TipAsync("main"), "and still one commit on the branch main");

        narrator.Step("The definitions are gone: there is nothing to propose any more");
        await stage.Repository.CommitAsync("main", [.. ExampleFiles.All.Select(file => (file.Path, (string?)null))]);
        await RunAsync(cancellationToken);
        narrator.Expect(Open is null && await stage.Repository.TipAsync(Branch) is null, "the pull request is closed, and its branch deleted");
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var run = await stage.ProposeAsync(cancellationToken, "--output", Output);
        narrator.Show("$ gitopssets run --publish pull-request --output proposed", string.Join('\n', run.Error.Split('\n').Where(line => !line.StartsWith("  ", StringComparison.Ordinal))));
        narrator.Say("");
    }
}
