using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>Repositories and accounts, with every member that GitHub's REST description requires of them: much of a listing is made of these.</summary>
internal static class FakeGitHubRepositoryJson
{
    public const string Created = "2026-01-05T09:00:00Z";

    private static readonly string[] RepositoryLinks =
    [
        "archive_url", "assignees_url", "blobs_url", "branches_url", "collaborators_url", "comments_url", "commits_url", "compare_url", "contents_url", "contributors_url", "deployments_url",
        "downloads_url", "events_url", "forks_url", "git_commits_url", "git_refs_url", "git_tags_url", "hooks_url", "issue_comment_url", "issue_events_url", "issues_url", "keys_url", "labels_url",
        "languages_url", "merges_url", "milestones_url", "notifications_url", "pulls_url", "releases_url", "stargazers_url", "statuses_url", "subscribers_url", "subscription_url", "tags_url",
        "teams_url", "trees_url",
    ];

    private static readonly string[] RepositoryCounts = ["forks", "forks_count", "network_count", "open_issues", "open_issues_count", "size", "stargazers_count", "subscribers_count", "watchers", "watchers_count"];

    private static readonly string[] RepositoryFeatures = ["has_discussions", "has_downloads", "has_issues", "has_pages", "has_projects", "has_wiki", "archived", "disabled", "fork", "private"];

    private static readonly string[] AccountLinks =
    [
        "avatar_url", "events_url", "followers_url", "following_url", "gists_url", "organizations_url", "received_events_url", "repos_url", "starred_url", "subscriptions_url",
    ];

    // A copy of an object that nobody has looked into costs next to nothing, neither to make nor to write.
    private static readonly ConcurrentDictionary<(string Name, long Id, Uri Server), JsonObject> Made = new();

    public static JsonObject Repository(string fullName, long id, Uri server) => Copy(Made.GetOrAdd((fullName, id, server), static key => Closed(NewRepository(key.Name, key.Id, key.Server))));

    public static JsonObject Account(string login, Uri server) => Copy(Made.GetOrAdd((login, 0, server), static key => Closed(NewAccount(key.Name, key.Server))));

    private static JsonObject NewRepository(string fullName, long id, Uri server)
    {
        string[] names = fullName.Split('/');
        string api = $"{server}api/v3/repos/{fullName}";
        var repository = new JsonObject
        {
            ["id"] = id,
            ["node_id"] = $"R_{id}",
            ["name"] = names[1],
            ["full_name"] = fullName,
            ["owner"] = NewAccount(names[0], server),
            ["html_url"] = $"{server}{fullName}",
            ["url"] = api,
            ["clone_url"] = $"{server}{fullName}.git",
            ["ssh_url"] = $"git@{server.Host}:{fullName}.git",
            ["git_url"] = $"git://{server.Host}/{fullName}.git",
            ["svn_url"] = $"{server}{fullName}",
            ["mirror_url"] = null,
            ["homepage"] = null,
            ["description"] = null,
            ["language"] = null,
            ["license"] = null,
            ["default_branch"] = "main",
            ["created_at"] = Created,
            ["updated_at"] = Created,
            ["pushed_at"] = Created,
        };
        Add(repository, RepositoryLinks, name => Link(api, name));
        Add(repository, RepositoryCounts, static _ => 0);
        Add(repository, RepositoryFeatures, static _ => false);
        return repository;
    }

    private static JsonObject NewAccount(string login, Uri server)
    {
        string api = $"{server}api/v3/users/{Uri.EscapeDataString(login)}";
        var account = new JsonObject
        {
            ["login"] = login,
            ["id"] = 77,
            ["node_id"] = "U_77",
            ["gravatar_id"] = "",
            ["url"] = api,
            ["html_url"] = $"{server}{Uri.EscapeDataString(login)}",
            ["type"] = "User",
            ["site_admin"] = false,
        };
        Add(account, AccountLinks, name => Link(api, name));
        return account;
    }

    private static void Add(JsonObject target, string[] names, Func<string, JsonNode> value)
    {
        foreach (string name in names)
        {
            target[name] = value(name);
        }
    }

    private static JsonNode Link(string api, string name) => $"{api}/{name[..^"_url".Length]}";

    private static JsonObject Closed(JsonObject value) => (JsonObject)JsonNode.Parse(value.ToJsonString())!;

    private static JsonObject Copy(JsonObject value) => (JsonObject)value.DeepClone();
}
