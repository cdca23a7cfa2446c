using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>Pull requests in the shapes that GitHub's REST description gives them.</summary>
internal static class FakeGitHubPullJson
{
    private const string Created = FakeGitHubRepositoryJson.Created;

    private static readonly string[] Links = ["comments", "commits", "review_comments", "review_comment", "statuses"];

    /// <summary>What GraphQL calls a pull request.</summary>
    public static string IdOf(FakeRepository repository, FakePullRequest pull) => $"PR_{repository.Id}_{pull.Number}";

    /// <summary>One by itself.</summary>
    public static JsonObject Whole(FakeRepository repository, FakePullRequest pull, Uri server)
    {
        var whole = Row(repository, pull, server);
        whole["merged"] = pull.IsMerged;
        whole["merged_by"] = null;
        whole["mergeable"] = null;
        whole["mergeable_state"] = "unknown";
        whole["maintainer_can_modify"] = false;
        foreach (string count in (string[])["comments", "review_comments", "commits", "additions", "deletions", "changed_files"])
        {
            whole[count] = 1;
        }

        return whole;
    }

    /// <summary>A row of a listing.</summary>
    public static JsonObject Row(FakeRepository repository, FakePullRequest pull, Uri server)
    {
        string headName = pull.Fork ?? repository.FullName;
        long headId = pull.Fork is null ? repository.Id : repository.Id + 500_000;
        string api = $"{server}api/v3/repos/{repository.FullName}";
        string url = $"{api}/pulls/{pull.Number}";
        string page = $"{server}{repository.FullName}/pull/{pull.Number}";
        var row = new JsonObject
        {
            ["url"] = url,
            ["id"] = (repository.Id * 1_000_000) + pull.Number,
            ["node_id"] = IdOf(repository, pull),
            ["html_url"] = page,
            ["diff_url"] = $"{page}.diff",
            ["patch_url"] = $"{page}.patch",
            ["issue_url"] = $"{api}/issues/{pull.Number}",
            ["number"] = pull.Number,
            ["state"] = pull.IsOpen ? "open" : "closed",
            ["locked"] = false,
            ["title"] = pull.Title,
            ["user"] = pull.Author is null ? null : FakeGitHubRepositoryJson.Account(pull.Author, server),
            ["body"] = pull.Body.Length == 0 ? null : pull.Body,
            ["labels"] = Labels(pull, api),
            ["milestone"] = null,
            ["active_lock_reason"] = null,
            ["created_at"] = Created,
            ["updated_at"] = Created,
            ["closed_at"] = pull.IsOpen ? null : Created,
            ["merged_at"] = pull.IsMerged ? Created : null,
            ["merge_commit_sha"] = null,
            ["assignee"] = null,
            ["assignees"] = new JsonArray(),
            ["requested_reviewers"] = new JsonArray(),
            ["requested_teams"] = new JsonArray(),
            ["head"] = End(headName, pull.Branch, pull.Sha, server, pull.IsForkDeleted ? null : FakeGitHubRepositoryJson.Repository(headName, headId, server)),
            ["base"] = End(repository.FullName, pull.Base, new string('b', 40), server, FakeGitHubRepositoryJson.Repository(repository.FullName, repository.Id, server)),
            ["_links"] = LinksOf(url, page, $"{api}/issues/{pull.Number}"),
            ["author_association"] = "CONTRIBUTOR",
            ["auto_merge"] = null,
            ["draft"] = pull.IsDraft,
        };
        foreach (string link in Links)
        {
            row[$"{link}_url"] = $"{url}/{link}";
        }

        return row;
    }

    /// <summary>The labels of a pull request.</summary>
    public static JsonArray Labels(FakePullRequest pull, string api) => new([.. pull.Labels.Select((name, index) => new JsonObject
    {
        ["id"] = index + 1,
        ["node_id"] = $"LA_{index + 1}",
        ["url"] = $"{api}/labels/{Uri.EscapeDataString(name)}",
        ["name"] = name,
        ["color"] = "ededed",
        ["default"] = false,
        ["description"] = "",
    })]);

    /// <summary>The issue that a pull request also is.</summary>
    public static JsonObject Issue(FakeRepository repository, FakePullRequest pull, Uri server)
    {
        string api = $"{server}api/v3/repos/{repository.FullName}";
        string url = $"{api}/issues/{pull.Number}";
        return new JsonObject
        {
            ["id"] = (repository.Id * 1_000_000) + pull.Number,
            ["node_id"] = IdOf(repository, pull),
            ["url"] = url,
            ["repository_url"] = api,
            ["labels_url"] = $"{url}/labels{{/name}}",
            ["comments_url"] = $"{url}/comments",
            ["events_url"] = $"{url}/events",
            ["html_url"] = $"{server}{repository.FullName}/pull/{pull.Number}",
            ["number"] = pull.Number,
            ["state"] = pull.IsOpen ? "open" : "closed",
            ["title"] = pull.Title,
            ["user"] = null,
            ["labels"] = Labels(pull, api),
            ["assignee"] = null,
            ["assignees"] = new JsonArray([.. pull.Assignees.Select(login => FakeGitHubRepositoryJson.Account(login, server))]),
            ["milestone"] = null,
            ["locked"] = false,
            ["comments"] = 0,
            ["closed_at"] = null,
            ["created_at"] = Created,
            ["updated_at"] = Created,
        };
    }

    private static JsonObject LinksOf(string url, string page, string issue)
    {
        var links = new JsonObject { ["self"] = new JsonObject { ["href"] = url }, ["html"] = new JsonObject { ["href"] = page }, ["issue"] = new JsonObject { ["href"] = issue } };
        foreach (string link in Links)
        {
            links[link] = new JsonObject { ["href"] = $"{url}/{link}" };
        }

        return links;
    }

    private static JsonObject End(string fullName, string branch, string sha, Uri server, JsonObject? repository) => new()
    {
        ["label"] = $"{fullName.Split('/')[0]}:{branch}",
        ["ref"] = branch,
        ["sha"] = sha,
        ["user"] = FakeGitHubRepositoryJson.Account(fullName.Split('/')[0], server),
        ["repo"] = repository,
    };
}
