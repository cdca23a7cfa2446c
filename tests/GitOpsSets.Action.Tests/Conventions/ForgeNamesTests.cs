using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Tests.Conventions;

/// <summary>Code names a forge in the forge's own folder, and in that of its CI host. Comments may name examples.</summary>
public sealed partial class ForgeNamesTests
{
    // Each name, and where it is at home.
    private static readonly (Regex Name, string[] Homes)[] Forges =
    [
        (GitHub, ["src/GitOpsSets.Action/Forges/GitHub/", "src/GitOpsSets.Action/Ci/GitHubActions/"]),
        (GitLab, ["src/GitOpsSets.Action/Forges/GitLab/", "src/GitOpsSets.Action/Ci/GitLabCi/"]),
        (AzureDevOps, ["src/GitOpsSets.Action/Forges/AzureDevOps/", "src/GitOpsSets.Action/Ci/AzurePipelines/"]),
        (Gitea, ["src/GitOpsSets.Action/Forges/Gitea/", "src/GitOpsSets.Action/Ci/GiteaActions/"]),
        (Bitbucket, ["src/GitOpsSets.Action/Forges/Bitbucket/"]),
        (CodeCommit, ["src/GitOpsSets.Action/Forges/CodeCommit/"]),
    ];

    // Where any name may stand besides, and why. May only become shorter: an entry that nothing needs any more fails.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["src/GitOpsSets.Action/Forges/ForgeCatalog.cs"] = "the one list of forges",
        ["src/GitOpsSets.Action/Ci/CiHostCatalog.cs"] = "the one list of hosts",
        ["src/GitOpsSets.Action/Ci/GiteaActions/"] = "its runner speaks the protocol of GitHub's",
        ["src/GitOpsSets.Action/Cloud/Google/GoogleIdentity.cs"] = "the name of Google's own action, in advice",
        ["src/GitOpsSets.Action/Inputs/InputDeclarations.cs"] = "what people read about an input, and what action.yml passes",
        ["src/GitOpsSets.Action/Inputs/GivenSecrets.cs"] = "keys of Flux's Secrets",
        ["src/GitOpsSets.Action/Git/PathPolicy.cs"] = "files that servers read in a repository",
        ["src/GitOpsSets.Engine/Layout/ReservedNames.cs"] = "files that servers read in a repository",
        ["src/GitOpsSets.Engine/Definitions/Schemas/"] = "the API of the references",
        ["src/GitOpsSets.Engine/Generators/Providers/"] = "the API of the references: types of providers, what their URLs look like, the keys of their Secrets",
        ["src/GitOpsSets.Engine/Generators/PullRequestDriver.cs"] = "the API of the references: drivers",
        ["src/GitOpsSets.Engine/Generators/Repositories/GitAccessReader.cs"] = "the API of the references: providers of a GitRepository",
        ["src/GitOpsSets.Engine/Generators/Ignoring/IgnoreRules.cs"] = "the files that Flux leaves out of an artifact",
        ["src/GitOpsSets.Engine/Ports/AwsGitServer.cs"] = "the only addresses that the references take for a type of provider",
    };

    [Fact]
    public void No_code_names_a_forge_outside_of_its_home()
    {
        var strayed = Mentions().Where(mention => !Elsewhere.Keys.Any(place => mention.Path.StartsWith(place, StringComparison.Ordinal))).Select(static mention => $"{mention.Path}:{mention.Line}: {mention.Text}");

        Assert.Empty(strayed);
    }

    [Fact]
    public void Every_place_that_may_name_any_forge_has_to()
    {
        var mentions = Mentions().ToList();

        var idle = Elsewhere.Keys.Where(place => !mentions.Any(mention => mention.Path.StartsWith(place, StringComparison.Ordinal)));

        Assert.Empty(idle);
    }

    [Theory]
    [InlineData("""var a = "https://github.com"; // the usual one""", true)]
    [InlineData("/// <summary>GitHub's.</summary>", false)]
    [InlineData("    // as GitLab has it", false)]
    [InlineData("return 1; // as Gitea has it", false)]
    [InlineData("using GitOpsSets.Action.Forges.GitHub;", true)]
    [InlineData("string codeCommitServer;", true)]
    [InlineData("var git = hub;", false)]
    public void A_comment_is_no_code(string line, bool isMention)
    {
        Assert.Equal(isMention, Forges.Any(forge => forge.Name.IsMatch(WithoutComment(line))));
    }

    // What names a forge in a file that is not at home there.
    private static IEnumerable<(string Path, int Line, string Text)> Mentions() =>
        from path in SourceTree.CSharpFiles("src")
        from line in SourceTree.Read(path).Split('\n').Select(WithoutComment).Index()
        where Forges.Any(forge => forge.Name.IsMatch(line.Item) && !forge.Homes.Any(home => path.StartsWith(home, StringComparison.Ordinal)))
        select (path, line.Index + 1, line.Item.Trim());

    // The house has no block comments, and no text has two slashes after a blank.
    private static string WithoutComment(string line) => Comment.Replace(line, "");

    [GeneratedRegex(@"(^\s*//.*|\s// .*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment { get; }

    [GeneratedRegex("github", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GitHub { get; }

    [GeneratedRegex("gitlab", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GitLab { get; }

    [GeneratedRegex(@"azure ?devops|dev\.azure\.com|visualstudio\.com", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AzureDevOps { get; }

    [GeneratedRegex("gitea|forgejo|codeberg", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gitea { get; }

    [GeneratedRegex("bitbucket", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bitbucket { get; }

    [GeneratedRegex("codecommit", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeCommit { get; }
}
