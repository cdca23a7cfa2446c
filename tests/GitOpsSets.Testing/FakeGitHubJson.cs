using System.Text;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>GitHub's answers, in the shape its REST description gives them.</summary>
internal static class FakeGitHubJson
{
    private const string Created = "2026-01-05T09:00:00Z";

    public static FakeAnswer Ok(JsonNode body) => new(200, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json; charset=utf-8");

    public static FakeAnswer Problem(int status, string message)
    {
        var body = new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest", ["status"] = $"{status}" };
        return new FakeAnswer(status, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json; charset=utf-8");
    }

    /// <summary>How GitHub refuses what it understood.</summary>
    public static FakeAnswer Invalid(string message)
    {
        var body = new JsonObject { ["message"] = "Validation Failed", ["errors"] = new JsonArray(new JsonObject { ["resource"] = "PullRequest", ["code"] = "custom", ["message"] = message }) };
        return new FakeAnswer(422, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json; charset=utf-8");
    }

    public static JsonObject Repository(string fullName, long id, Uri server)
    {
        string[] names = fullName.Split('/');
        return new JsonObject
        {
            ["id"] = id,
            ["node_id"] = $"R_{id}",
            ["name"] = names[1],
            ["full_name"] = fullName,
            ["private"] = false,
            ["owner"] = Account(names[0], server),
            ["html_url"] = $"{server}{fullName}",
            ["fork"] = false,
            ["url"] = $"{server}api/v3/repos/{fullName}",
            ["clone_url"] = $"{server}{fullName}.git",
            ["ssh_url"] = $"git@{server.Host}:{fullName}.git",
            ["default_branch"] = "main",
        };
    }

    /// <summary>A single reference, by its full name.</summary>
    public static JsonObject GitReference(string name, string sha) => new() { ["ref"] = name, ["object"] = new JsonObject { ["type"] = "commit", ["sha"] = sha } };

    /// <summary>A branch or a tag of a listing.</summary>
    public static JsonObject Reference(string name, string sha) => new()
    {
        ["name"] = name,
        ["commit"] = new JsonObject { ["sha"] = sha },
    };

    /// <summary>What GraphQL calls a pull request.</summary>
    public static string PullId(FakeRepository repository, FakePullRequest pull) => $"PR_{repository.Id}_{pull.Number}";

    public static JsonObject Pull(FakeRepository repository, FakePullRequest pull, Uri server)
    {
        string headName = pull.Fork ?? repository.FullName;
        long headId = pull.Fork is null ? repository.Id : repository.Id + 500_000;
        string api = $"{server}api/v3/repos/{repository.FullName}";
        return new JsonObject
        {
            ["url"] = $"{api}/pulls/{pull.Number}",
            ["id"] = (repository.Id * 1_000_000) + pull.Number,
            ["node_id"] = PullId(repository, pull),
            ["html_url"] = $"{server}{repository.FullName}/pull/{pull.Number}",
            ["number"] = pull.Number,
            ["state"] = pull.IsOpen ? "open" : "closed",
            ["locked"] = false,
            ["title"] = pull.Title,
            ["user"] = pull.Author is null ? null : Account(pull.Author, server),
            ["body"] = pull.Body.Length == 0 ? null : pull.Body,
            ["labels"] = new JsonArray([.. pull.Labels.Select(static (name, index) => new JsonObject
            {
                ["id"] = index + 1,
                ["name"] = name,
                ["color"] = "ededed",
                ["default"] = false,
                ["description"] = null,
            })]),
            ["milestone"] = null,
            ["created_at"] = Created,
            ["updated_at"] = Created,
            ["closed_at"] = pull.IsOpen ? null : Created,
            ["merged_at"] = pull.IsMerged ? Created : null,
            ["merge_commit_sha"] = null,
            ["assignees"] = new JsonArray(),
            ["requested_reviewers"] = new JsonArray(),
            ["head"] = End(headName, pull.Branch, pull.Sha, server, pull.IsForkDeleted ? null : Repository(headName, headId, server)),
            ["base"] = End(repository.FullName, pull.Base, new string('b', 40), server, Repository(repository.FullName, repository.Id, server)),
            ["author_association"] = "CONTRIBUTOR",
            ["draft"] = pull.IsDraft,
        };
    }

    private static JsonObject End(string fullName, string branch, string sha, Uri server, JsonObject? repository) => new()
    {
        ["label"] = $"{fullName.Split('/')[0]}:{branch}",
        ["ref"] = branch,
        ["sha"] = sha,
        ["user"] = Account(fullName.Split('/')[0], server),
        ["repo"] = repository,
    };

    private static JsonObject Account(string login, Uri server) => new()
    {
        ["login"] = login,
        ["id"] = 77,
        ["url"] = $"{server}api/v3/users/{login}",
        ["type"] = "User",
        ["site_admin"] = false,
    };
}
