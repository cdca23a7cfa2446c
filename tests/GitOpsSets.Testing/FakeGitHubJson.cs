using System.Text;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>GitHub's answers, in the shape its REST description gives them.</summary>
internal static class FakeGitHubJson
{
    public static FakeAnswer Ok(JsonNode body) => new(200, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json; charset=utf-8");

    public static FakeAnswer Problem(int status, string message)
    {
        var body = new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest", ["status"] = $"{status}" };
        return new FakeAnswer(status, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json; charset=utf-8");
    }

    /// <summary>How GitHub refuses what it understood.</summary>
    public static FakeAnswer Invalid(string message)
    {
        var body = new JsonObject
        {
            ["message"] = "Validation Failed",
            ["documentation_url"] = "https://docs.github.com/rest",
            ["errors"] = new JsonArray(new JsonObject { ["resource"] = "PullRequest", ["code"] = "custom", ["message"] = message }),
        };
        return new FakeAnswer(422, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json; charset=utf-8");
    }

    /// <summary>A single reference, by its full name.</summary>
    public static JsonObject GitReference(string api, string name, string sha) => new()
    {
        ["ref"] = name,
        ["node_id"] = $"REF_{name}",
        ["url"] = $"{api}/git/{name}",
        ["object"] = new JsonObject { ["type"] = "commit", ["sha"] = sha, ["url"] = $"{api}/git/commits/{sha}" },
    };

    /// <summary>A branch of a listing.</summary>
    public static JsonObject Branch(string api, string name, string sha) => new()
    {
        ["name"] = name,
        ["commit"] = new JsonObject { ["sha"] = sha, ["url"] = $"{api}/commits/{sha}" },
        ["protected"] = false,
    };

    /// <summary>A tag of a listing.</summary>
    public static JsonObject Tag(string api, string name, string sha) => new()
    {
        ["name"] = name,
        ["zipball_url"] = $"{api}/zipball/refs/tags/{name}",
        ["tarball_url"] = $"{api}/tarball/refs/tags/{name}",
        ["commit"] = new JsonObject { ["sha"] = sha, ["url"] = $"{api}/commits/{sha}" },
        ["node_id"] = $"REF_{name}",
    };

    /// <summary>A commit that GitHub made.</summary>
    public static JsonObject Commit(string api, string sha, string tree, IEnumerable<string> parents, string message, bool isSigned)
    {
        var somebody = new JsonObject { ["name"] = "Somebody", ["email"] = "somebody@example.com", ["date"] = FakeGitHubRepositoryJson.Created };
        return new JsonObject
        {
            ["sha"] = sha,
            ["node_id"] = $"C_{sha}",
            ["url"] = $"{api}/git/commits/{sha}",
            ["html_url"] = $"{api}/commit/{sha}",
            ["author"] = somebody,
            ["committer"] = somebody.DeepClone(),
            ["message"] = message,
            ["tree"] = new JsonObject { ["sha"] = tree, ["url"] = $"{api}/git/trees/{tree}" },
            ["parents"] = new JsonArray([.. parents.Select(parent => new JsonObject { ["sha"] = parent, ["url"] = $"{api}/git/commits/{parent}", ["html_url"] = $"{api}/commit/{parent}" })]),
            ["verification"] = new JsonObject
            {
                ["verified"] = isSigned,
                ["reason"] = isSigned ? "valid" : "unsigned",
                ["signature"] = isSigned ? "-----BEGIN PGP SIGNATURE-----" : null,
                ["payload"] = isSigned ? $"tree {tree}" : null,
                ["verified_at"] = isSigned ? FakeGitHubRepositoryJson.Created : null,
            },
        };
    }
}
