using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>A publication that is interrupted in tests, and what comes of it when nobody does.</summary>
/// <param name="Name">A <c>commit</c>; or <c>open</c>, <c>update</c> or <c>close</c> a pull request.</param>
/// <param name="Forge">The kind of forge it is published to.</param>
internal sealed partial record PublicationStory(string Name, string Forge)
{
    private static readonly ConcurrentDictionary<PublicationStory, Lazy<Task<Calm>>> Undisturbed = new();

    public static string[] Names => ["commit", "open", "update", "close"];

    /// <summary>Exchanges, processes and results of a run that nobody interrupts.</summary>
    public Task<Calm> CalmAsync() => Undisturbed.GetOrAdd(this, static story => new Lazy<Task<Calm>>(story.PlayAsync)).Value;

    /// <summary>The state before the run.</summary>
    public async Task<ProposalScene> PrepareAsync()
    {
        var scene = await ProposalScene.OpenAsync(Forge);
        if (Name is "update" or "close")
        {
            var run = await scene.Stage.Host().RunAsync(Arguments(scene), ProposalScene.Cancelled);
            Assert.True(run.ExitCode == 0, run.Error);
        }

        if (Name == "update")
        {
            scene.Stage.Shop.Open("feature/search", labels: "preview");
        }
        else if (Name == "close")
        {
            await scene.RetireAsync();
        }

        return scene;
    }

    /// <summary>What the run is told.</summary>
    public string[] Arguments(ProposalScene scene) =>
        ["run", "--publish", Name == "commit" ? "commit" : "pull-request", "--labels", "bot", .. scene.Stage.Kind.Arguments];

    /// <summary>Every line of every expanded file, wherever the servers are; what the tool remembers tells times besides.</summary>
    public async Task<string[]> ContentAsync(ProposalScene scene)
    {
        if (await scene.TipAsync(Branch) is null)
        {
            return [];
        }

        var (_, output, _) = await GitClient.TryAsync(scene.Stage.Repository.Folder, [], "grep", "", Branch, "--", "expanded", ":!expanded/.gitopssets");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => PortOfServer.Replace(line, "127.0.0.1"))];
    }

    /// <summary>Runs again, which must bring about what an undisturbed run would have, and once more, which must do nothing.</summary>
    public async Task RequireHealedAsync(ProposalScene scene, string what)
    {
        var calm = await CalmAsync();
        var healed = await scene.Stage.Host().RunAsync(Arguments(scene), ProposalScene.Cancelled);

        Assert.True(healed.ExitCode == 0, $"{what}: {healed.Error}");
        await RequireDoneAsync(scene, what);
        Assert.True(await StateAsync(scene) == calm.State, $"{what}: {await StateAsync(scene)} instead of {calm.State}");
        string references = await scene.Stage.GitAsync("for-each-ref");
        int requests = scene.Stage.Forge.Requests.Length;

        var idle = await scene.Stage.Host().RunAsync(Arguments(scene), ProposalScene.Cancelled);

        Assert.True(idle.ExitCode == 0, $"{what}: {idle.Error}");
        Assert.True(references == await scene.Stage.GitAsync("for-each-ref"), $"{what}: the third run moved a branch");
        Assert.True(scene.Stage.Forge.Requests[requests..].All(static request => request.Method == "GET"), $"{what}: the third run wrote");
    }

    /// <summary>The files are those of an undisturbed run.</summary>
    public async Task RequireDoneAsync(ProposalScene scene, string what)
    {
        string[] whole = (await CalmAsync()).Content;
        string[] content = await ContentAsync(scene);
        Assert.True(content.SequenceEqual(whole), $"{what}: not healed: {string.Join('\n', content)}");
    }

    private string Branch => Name == "commit" ? "main" : ProposalScene.Branch;

    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex PortOfServer { get; }

    private async Task<Calm> PlayAsync()
    {
        await using var scene = await PrepareAsync();
        var run = await InterruptedRun.PlayAsync(scene, null, Arguments(scene));
        Assert.Equal(0, run.ExitCode);
        return new Calm(run.Exchanges, run.Processes, await ContentAsync(scene), await StateAsync(scene));
    }

    private async Task<string> StateAsync(ProposalScene scene)
    {
        var pulls = scene.Stage.Previews.PullRequests;
        int commits = await scene.TipAsync(Branch) is null ? 0 : await scene.Stage.Repository.CountCommitsAsync(Branch);
        return FormattableString.Invariant($"{commits} commits, {pulls.Length} pull requests, open: {string.Join("; ", pulls.Where(static pull => pull.IsOpen).Select(static pull => $"{pull.Title} [{string.Join(", ", pull.Labels)}]"))}");
    }

    /// <summary>A run that nobody interrupted.</summary>
    /// <param name="Exchanges">With servers.</param>
    /// <param name="Processes">Of git.</param>
    /// <param name="Content">Of the files.</param>
    /// <param name="State">Of branch and pull requests.</param>
    internal sealed record Calm(int Exchanges, int Processes, string[] Content, string State);
}
