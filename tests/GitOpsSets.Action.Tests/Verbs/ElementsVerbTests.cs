using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>What <c>elements</c> prints of the repository in the folder beside, and what it answers to "why is this not there?".</summary>
public sealed class ElementsVerbTests : GitHubRun
{
    private static readonly string Goldens = Path.Combine(SourceTree.Root, "tests/GitOpsSets.Action.Tests/Verbs/Elements");


    private protected override async Task PrepareAsync()
    {
        GitHub.PublicAddress = new Uri("https://github.com/");
        Shop.Open("feature/login", "Login", "anna", null, "preview");
        Shop.Open("feature/fork", "From outside", "mallory", "mallory/shop", "preview");
        Shop.Open("fix/\u001b[31m::error::\u202ered|x", "Hostile", "mallory");
        Shop.Open("feature/basket", "Basket", "anna", null, "preview", "hold");
        Shop.Open("feature/late", "Late", "anna", null, "preview");
        Shop.Open("feature/plain", "No label");
        Shop.Open("feature/merged", "Merged", "anna", null, "preview").IsOpen = false;
        foreach (string tag in (string[])["1.0.0", "1.1.0", "1.2.0-rc1", "0.9.0", "nightly"])
        {
            Shop.Tags[tag] = "1111111111111111111111111111111111111111";
        }

        await GitClient.RunAsync(Folder, "remote", "add", "origin", "https://github.com/acme/fleet");
        string repository = Path.Combine(Goldens, "repository");
        foreach (string file in Directory.EnumerateFiles(repository, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Folder, Path.GetRelativePath(repository, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
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
        string said = await PrintAsync(arguments);

        GoldenDirectory.CompareFile(Path.Combine(Goldens, golden), said);
    }

    [Fact]
    public async Task What_a_label_holds_back_is_told_from_what_it_keeps_out()
    {
        Shop.PullRequests.Single(request => request.Number == 4).Labels = ["preview"];
        await new ProgramHost(Folder, GitHub).RunAsync(["run", "--publish", "files"], Token);
        Shop.PullRequests.Single(request => request.Number == 4).Labels = ["preview", "hold"];

        string said = await PrintAsync("--explain", "#4");

        Assert.Matches("ResourceSetInputProvider apps/requests .* held .* stays as it was exported last", said);
        Assert.DoesNotContain("never exported", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_failed_says_so_instead_of_nothing()
    {
        GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        string said = await PrintAsync("--explain", "#1");

        Assert.Contains("source-failed", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not-listed", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_repository_is_listed_once_however_many_sets_ask()
    {
        await PrintAsync();

        Assert.Single(GitHub.Requests, request => request.Path.EndsWith("/acme/shop/pulls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_terminal_gets_a_drawn_table_without_control_characters_of_others()
    {
        var result = await new ProgramHost(Folder, GitHub) { IsTerminal = true }.RunAsync(["elements", "--definitions", "sets.yaml"], Token);

        Assert.Contains("╭", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m::", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_color_leaves_the_table_without_colours()
    {
        var result = await new ProgramHost(Folder, GitHub) { IsTerminal = true, More = [("NO_COLOR", "1")] }.RunAsync(["elements"], Token);

        Assert.DoesNotContain("\u001b[3", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[9", result.Output, StringComparison.Ordinal);
    }

    private async Task<string> PrintAsync(params string[] arguments)
    {
        var clock = new Scenarios.FixedTimeProvider(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        var result = await new ProgramHost(Folder, GitHub) { Clock = clock }.RunAsync(["elements", .. arguments], Token);
        return result.Output.Replace(GitHub.Server.Authority, "github.test", StringComparison.Ordinal);
    }
}
