using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>What <c>elements</c> prints of the repository in the folder beside, and what it answers to "why is this not there?".</summary>
public sealed class ElementsVerbTests : IAsyncLifetime
{
    private static readonly string Goldens = Path.Combine(SourceTree.Root, "tests/GitOpsSets.Action.Tests/Verbs/Elements");

    private readonly string _folder = Directory.CreateTempSubdirectory("elements-").FullName;
    private FakeGitHub _gitHub = null!;
    private FakeRepository _shop = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _gitHub = await FakeGitHub.StartAsync(Token);
        _gitHub.PublicAddress = new Uri("https://github.com/");
        _shop = _gitHub.AddRepository("acme/shop");
        _shop.Open("feature/login", "Login", "anna", null, "preview");
        _shop.Open("feature/fork", "From outside", "mallory", "mallory/shop", "preview");
        _shop.Open("fix/\u001b[31m::error::\u202ered|x", "Hostile", "mallory");
        _shop.Open("feature/basket", "Basket", "anna", null, "preview", "hold");
        _shop.Open("feature/late", "Late", "anna", null, "preview");
        _shop.Open("feature/plain", "No label");
        _shop.Open("feature/merged", "Merged", "anna", null, "preview").IsOpen = false;
        foreach (string tag in (string[])["1.0.0", "1.1.0", "1.2.0-rc1", "0.9.0", "nightly"])
        {
            _shop.Tags[tag] = "1111111111111111111111111111111111111111";
        }

        await GitClient.RunAsync(_folder, "init", "--quiet", "--initial-branch=main");
        await GitClient.RunAsync(_folder, "remote", "add", "origin", "https://github.com/acme/fleet");
        string repository = Path.Combine(Goldens, "repository");
        foreach (string file in Directory.EnumerateFiles(repository, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_folder, Path.GetRelativePath(repository, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gitHub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("elements.txt")]
    [InlineData("elements.yaml", "--format", "yaml")]
    [InlineData("elements.json", "--format", "json")]
    [InlineData("no-list.txt", "--enabled-generators", "PullRequests,GitRepository,Cluster,Matrix")]
    [InlineData("explain-pull-request.txt", "--explain", "#3")]
    [InlineData("explain-held.txt", "--explain", "feature/basket")]
    [InlineData("explain-merged.txt", "--explain", "7")]
    [InlineData("explain-tag.txt", "--explain", "nightly")]
    [InlineData("explain-path.txt", "--explain", "./teams/attic/")]
    [InlineData("explain-key.txt", "--explain", "list[1]/0")]
    [InlineData("explain-value.yaml", "--explain", "staging", "--format", "yaml")]
    [InlineData("explain-nothing.txt", "--explain", "west", "--definitions", "teams/**")]
    public async Task Prints_what_is_recorded(string golden, params string[] arguments)
    {
        string said = await RunAsync(arguments);

        GoldenDirectory.CompareFile(Path.Combine(Goldens, golden), said);
    }

    [Fact]
    public async Task What_a_label_holds_back_is_told_from_what_it_keeps_out()
    {
        _shop.PullRequests.Single(request => request.Number == 4).Labels = ["preview"];
        await new ProgramHost(_folder, _gitHub).RunAsync(["run", "--publish", "files"], Token);
        _shop.PullRequests.Single(request => request.Number == 4).Labels = ["preview", "hold"];

        string said = await RunAsync("--explain", "#4");

        Assert.Matches("ResourceSetInputProvider apps/requests .* held .* stays as it was exported last", said);
        Assert.DoesNotContain("never exported", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_failed_says_so_instead_of_nothing()
    {
        _gitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        string said = await RunAsync("--explain", "#1");

        Assert.Contains("source-failed", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not-listed", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_repository_is_listed_once_however_many_sets_ask()
    {
        await RunAsync();

        Assert.Single(_gitHub.Requests, request => request.Path.EndsWith("/acme/shop/pulls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_terminal_gets_a_drawn_table_without_control_characters_of_others()
    {
        var result = await new ProgramHost(_folder, _gitHub) { IsTerminal = true }.RunAsync(["elements", "--definitions", "sets.yaml"], Token);

        Assert.Contains("╭", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m::", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_color_leaves_the_table_without_colours()
    {
        var result = await new ProgramHost(_folder, _gitHub) { IsTerminal = true, More = [("NO_COLOR", "1")] }.RunAsync(["elements"], Token);

        Assert.DoesNotContain("\u001b[3", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[9", result.Output, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var clock = new Scenarios.FixedTimeProvider(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        var result = await new ProgramHost(_folder, _gitHub) { Clock = clock }.RunAsync(["elements", .. arguments], Token);
        return result.Output.Replace(_gitHub.Server.Authority, "github.test", StringComparison.Ordinal);
    }
}
