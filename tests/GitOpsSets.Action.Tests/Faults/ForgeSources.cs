using System.Globalization;
using System.Text.Json.Nodes;
using GitOpsSets.Action.Tests.Forges.AzureDevOps;
using GitOpsSets.Action.Tests.Forges.Bitbucket;
using GitOpsSets.Action.Tests.Forges.Gitea;
using GitOpsSets.Action.Tests.Forges.GitLab;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>Forges with two pages of everything they list.</summary>
internal static class ForgeSources
{
    private const string Numbers = "{{ .Element.Number }}";

    public static IReadOnlyList<SourceRow> All { get; } =
    [
        new("GitHubPullRequest", _ => GitHubAsync(SetText.OfProvider("GitHubPullRequest", "url: https://ghe.example.test/acme/shop"), "pull requests", "pulls")) { Notes = CellNotes.Remembered },
        new("GitHubBranch", _ => GitHubAsync(SetText.OfProvider("GitHubBranch", "url: https://ghe.example.test/acme/shop"), "branches", "branches")) { Notes = CellNotes.Remembered },
        new("GitHubTag", _ => GitHubAsync(SetText.OfProvider("GitHubTag", "url: https://ghe.example.test/acme/shop"), "tags", "tags")) { Notes = CellNotes.Remembered },
        new("pullRequests: github", _ => GitHubAsync(SetText.OfGenerator("pullRequests: {interval: 1m, driver: github, serverURL: 'https://ghe.example.test', repo: acme/shop}", Numbers), "pull requests", "pulls")) { Notes = CellNotes.Remembered },
        new("GitLabMergeRequest", _ => GitLab(SetText.OfProvider("GitLabMergeRequest", "url: https://gitlab.example.test/acme/team/shop"), "merge requests", "merge_requests")),
        new("GitLabBranch", _ => GitLab(SetText.OfProvider("GitLabBranch", "url: https://gitlab.example.test/acme/team/shop"), "branches", "repository/branches")),
        new("GitLabTag", _ => GitLab(SetText.OfProvider("GitLabTag", "url: https://gitlab.example.test/acme/team/shop"), "tags", "repository/tags")),
        new("GitLabEnvironment", _ => GitLab(SetText.OfProvider("GitLabEnvironment", "url: https://gitlab.example.test/acme/team/shop"), "environments", "environments")),
        new("GitLabEnvironment: its deployments", _ => GitLab(SetText.OfProvider("GitLabEnvironment", "url: https://gitlab.example.test/acme/team/shop"), "deployments to environment 'staging'", "environments", "/deployments?")) { HasPages = false },
        new("pullRequests: gitlab", _ => GitLab(SetText.OfGenerator("pullRequests: {interval: 1m, driver: gitlab, serverURL: 'https://gitlab.example.test', repo: acme/team/shop}", Numbers), "merge requests", "merge_requests")),
        new("pullRequests: gitlab: their projects", _ => GitLab(SetText.OfGenerator("pullRequests: {interval: 1m, driver: gitlab, serverURL: 'https://gitlab.example.test', repo: acme/team/shop}", Numbers), "the project that GitLab merge request !", "merge_requests", "/projects/7")) { HasPages = false },
        new("GiteaPullRequest", _ => Gitea("GiteaPullRequest", "pull requests", "pulls")),
        new("GiteaBranch", _ => Gitea("GiteaBranch", "branches", "branches")),
        new("GiteaTag", _ => Gitea("GiteaTag", "tags", "tags")),
        new("AzureDevOpsPullRequest", _ => AzureDevOps("AzureDevOpsPullRequest", "pull requests", "/pullRequests")),
        new("AzureDevOpsBranch", _ => AzureDevOps("AzureDevOpsBranch", "branches", "/stats/branches")) { HasPages = false },
        new("AzureDevOpsTag", _ => AzureDevOps("AzureDevOpsTag", "tags", "/refs")),
        new("pullRequests: bitbucketserver", _ => Bitbucket()),
    ];

    private static FakeFault.Answer NoRows { get; } = new(200, "[]");

    /// <summary>The number that a parameter of the query has; another one where it is not named.</summary>
    public static int NumberIn(Uri address, string parameter, int otherwise) =>
        int.TryParse(System.Web.HttpUtility.ParseQueryString(address.Query)[parameter], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private static async Task<FaultySource> GitHubAsync(string definitions, string says, string call)
    {
        var gitHub = await FakeGitHub.StartAsync(TestContext.Current.CancellationToken);
        gitHub.MaxPageSize = 2;
        gitHub.PublicAddress = new Uri("https://ghe.example.test/");
        var repository = gitHub.AddRepository("acme/shop");
        foreach (string name in (string[])["1.0.0", "1.1.0", "1.2.0"])
        {
            repository.Open(name);
            repository.Branches[name] = repository.Tags[name] = "1111111111111111111111111111111111111111";
        }

        return new FaultySource
        {
            Definitions = definitions,
            Says = $"GitHub {says} of acme/shop at ghe.example.test",
            Host = "ghe.example.test",
            Place = definitions.Contains("url:", StringComparison.Ordinal) ? "https://ghe" : "pullRequests:",
            Word = call == "pulls" ? "Change " : "1.",
            Service = new Outward(gitHub.Server, "https://ghe.example.test"),
            PageOf = (request, _) => request.RequestUri!.AbsolutePath.EndsWith($"/{call}", StringComparison.Ordinal) ? NumberIn(request.RequestUri, "page", 1) : 0,
            Empty = NoRows,
            Shrink = () => Close(call == "pulls" ? 3 : 1),
            Clear = () =>
            {
                Close(1);
                Close(2);
                Close(3);
            },
            Parts = [gitHub],
        };

        void Close(int number)
        {
            repository.Close(number);
            repository.Branches.TryRemove(FormattableString.Invariant($"1.{number - 1}.0"), out _);
            repository.Tags.TryRemove(FormattableString.Invariant($"1.{number - 1}.0"), out _);
        }
    }

    private static Task<FaultySource> GitLab(string definitions, string says, string listing, string stage = "")
    {
        var scene = new GitLabScene();
        scene.GitLab.MaxPageSize = 2;
        foreach (int number in (int[])[3, 2, 1])
        {
            string name = number == 3 ? "staging" : FormattableString.Invariant($"1.{number}.0");
            scene.Add("merge_requests", [GitLabScene.Request(number)]);
            scene.Add("environments", [GitLabScene.Environment(number, name)]);
            scene.Add("deployments", [GitLabScene.Deployment(number, name, "success")]);
            scene.Add("repository/branches", [GitLabScene.Reference(name)]);
            scene.Add("repository/tags", [GitLabScene.Reference(name)]);
            Add($"merge_requests/{number}", GitLabScene.Request(number));
            Add($"environments/{number}", GitLabScene.Environment(number, name));
            Add($"repository/branches/{name}", GitLabScene.Reference(name));
            Add($"repository/tags/{name}", GitLabScene.Reference(name));
        }

        string path = stage.Length > 0 ? stage : $"/{listing}?";
        return Task.FromResult(new FaultySource
        {
            Definitions = definitions,
            Says = says.Contains("GitLab", StringComparison.Ordinal) ? says : $"GitLab {says} of acme/team/shop at gitlab.example.test",
            Host = "gitlab.example.test",
            Place = definitions.Contains("url:", StringComparison.Ordinal) ? "https://gitlab" : "pullRequests:",
            Word = stage.Contains("projects", StringComparison.Ordinal) ? "acme/team" : stage.Length > 0 ? "branch-3" : listing switch { "merge_requests" => "Change", "environments" => "slug-", _ => ".0\"" },
            Service = scene.GitLab,
            PageOf = (request, _) => request.RequestUri!.PathAndQuery.Contains(path, StringComparison.Ordinal) ? NumberIn(request.RequestUri, "page", 1) : 0,
            Empty = NoRows,
            Shrink = () => Close(3),
            Clear = () =>
            {
                Close(1);
                Close(2);
                Close(3);
            },
            Parts = [scene],
        });

        void Add(string call, JsonNode answer) => scene.GitLab.Objects[$"{GitLabScene.Project}/{call}"] = answer;

        void Close(int number)
        {
            string name = number == 3 ? "staging" : FormattableString.Invariant($"1.{number}.0");
            foreach (string rows in (string[])["merge_requests", "environments", "repository/branches", "repository/tags"])
            {
                scene.Rows(rows).RemoveAt(scene.Rows(rows).IndexOf(scene.Rows(rows).First(row => row["iid"]?.GetValue<int>() == number || row["name"]?.GetValue<string>() == name)));
            }

            Add($"merge_requests/{number}", GitLabScene.Request(number, state: "closed"));
            Add($"environments/{number}", GitLabScene.Environment(number, name, "stopped"));
            scene.GitLab.Objects.Remove($"{GitLabScene.Project}/repository/branches/{name}");
            scene.GitLab.Objects.Remove($"{GitLabScene.Project}/repository/tags/{name}");
        }
    }

    private static Task<FaultySource> Gitea(string type, string says, string listing)
    {
        var scene = new GiteaScene { PageSize = 2 };
        scene.OpenPulls(3);
        foreach (string name in (string[])["1.0.0", "1.1.0", "1.2.0"])
        {
            scene.Rows["branches"].Add((name, $$$"""{"name":"{{{name}}}","commit":{"id":"b28b7af6"}}"""));
            scene.Rows["tags"].Add((name, $$$"""{"name":"{{{name}}}","commit":{"sha":"b28b7af6"}}"""));
        }

        return Task.FromResult(new FaultySource
        {
            Definitions = SetText.OfProvider(type, "url: https://forge.example.test/fleet/apps"),
            Says = $"Gitea {says} of fleet/apps at forge.example.test",
            Host = "forge.example.test",
            Place = "https://forge",
            Word = listing == "pulls" ? "Add cart" : "1.0.0",
            Service = scene.Network,
            PageOf = (request, _) => request.RequestUri!.AbsolutePath.EndsWith($"/{listing}", StringComparison.Ordinal) ? NumberIn(request.RequestUri, "page", 1) : 0,
            Empty = NoRows,
            Shrink = () => scene.Rows[listing].RemoveAt(0),
            Clear = scene.Rows[listing].Clear,
            Parts = [scene],
        });
    }

    private static Task<FaultySource> AzureDevOps(string type, string says, string listing)
    {
        var scene = new AzureDevOpsScene();
        if (listing == "/pullRequests")
        {
            scene.OpenPulls(101);
        }

        scene.ReferenceRows.AddRange([("refs/heads/a", "b28b"), ("refs/heads/b", "b28b"), ("refs/tags/1.0.0", "b28b"), ("refs/tags/1.1.0", "f82c"), ("refs/tags/1.2.0", "f82c")]);
        bool isOfReferences = listing == "/refs";
        return Task.FromResult(new FaultySource
        {
            Definitions = SetText.OfProvider(type, "url: https://dev.azure.com/fleet/my%20apps/_git/shop", "filter: {limit: 1000}"),
            Says = $"Azure DevOps {says} of fleet/my apps/shop at dev.azure.com",
            Host = "dev.azure.com",
            Place = "https://dev",
            Word = listing switch { "/pullRequests" => "Add cart", "/refs" => "1.0.0", _ => "a\",\"commit" },
            Service = scene.Network,
            PageOf = (request, _) => !request.RequestUri!.AbsolutePath.EndsWith(listing, StringComparison.Ordinal) || (isOfReferences && request.RequestUri.Query.Contains("filter=tags%2F", StringComparison.Ordinal)) ? 0
                : NumberIn(request.RequestUri, "$skip", 0) > 0 || request.RequestUri.Query.Contains("continuationToken", StringComparison.Ordinal) ? 2 : 1,
            Empty = new FakeFault.Answer(200, """{"value":[],"count":0}"""),
            Shrink = () =>
            {
                scene.PullRows.RemoveRange(0, Math.Min(1, scene.PullRows.Count));
                scene.ReferenceRows.RemoveAt(2);
            },
            Clear = () =>
            {
                scene.PullRows.Clear();
                scene.ReferenceRows.Clear();
            },
            Parts = [scene],
        });
    }

    private static Task<FaultySource> Bitbucket()
    {
        var scene = new BitbucketScene { PageSize = 2 };
        scene.Open(3);
        return Task.FromResult(new FaultySource
        {
            Definitions = SetText.OfGenerator("pullRequests: {interval: 1m, driver: bitbucketserver, serverURL: 'https://bitbucket.example.test', repo: ACME/shop}", Numbers),
            Says = "Bitbucket pull requests of ACME/shop at bitbucket.example.test",
            Host = "bitbucket.example.test",
            Place = "pullRequests:",
            Word = "feat/cart\",\"latest",
            Service = scene.Network,
            PageOf = (request, _) => request.RequestUri!.AbsolutePath.EndsWith("/pull-requests", StringComparison.Ordinal) ? NumberIn(request.RequestUri, "start", 0) > 0 ? 2 : 1 : 0,
            Empty = new FakeFault.Answer(200, """{"size":0,"limit":50,"start":0,"isLastPage":true,"nextPageStart":null,"values":[]}"""),
            Shrink = () => scene.Rows.RemoveAt(0),
            Clear = scene.Rows.Clear,
            Parts = [scene],
        });
    }
}
