using System.Globalization;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>
/// What GitLab tells of branches, tags, environments and deployments (<see href="https://docs.gitlab.com/api/branches/"/>,
/// <see href="https://docs.gitlab.com/api/tags/"/>, <see href="https://docs.gitlab.com/api/environments/"/>, <see href="https://docs.gitlab.com/api/deployments/"/>).
/// </summary>
internal static class FakeGitLabReferences
{
    private const string Moment = "2026-01-05T09:00:00.000Z";

    /// <summary>The rows of a listing; null when the call is none of these.</summary>
    public static IReadOnlyList<JsonObject>? Rows(FakeRepository repository, string[] call, FakeRequest request) => call switch
    {
        ["repository", "branches"] => [.. Sorted(repository.Branches).Select(branch => Branch(branch.Key, branch.Value))],
        ["repository", "tags"] => [.. Sorted(repository.Tags).Reverse().Select(tag => Tag(tag.Key, tag.Value))],
        ["environments"] => [.. repository.Environments.Select((environment, index) => Environment(index + 1, environment))],
        ["deployments"] => [.. repository.Environments.Where(environment => environment.Branch.Length > 0 && environment.Name == request.Parameter("environment")).Select(environment => Deployment(repository, environment))],
        _ => null,
    };

    private static IEnumerable<KeyValuePair<string, string>> Sorted(IEnumerable<KeyValuePair<string, string>> references) => references.OrderBy(static reference => reference.Key, StringComparer.Ordinal);

    private static JsonObject Branch(string name, string sha) => new()
    {
        ["name"] = name,
        ["merged"] = false,
        ["protected"] = name == "main",
        ["default"] = name == "main",
        ["commit"] = Commit(sha),
    };

    private static JsonObject Tag(string name, string sha) => new() { ["name"] = name, ["message"] = "", ["target"] = FakeRepository.ShaOf(name), ["protected"] = false, ["commit"] = Commit(sha) };

    private static JsonObject Environment(int id, FakeEnvironment environment) => new()
    {
        ["id"] = id,
        ["name"] = environment.Name,
        ["slug"] = environment.Slug,
        ["external_url"] = $"https://{environment.Slug}.example.com",
        ["state"] = environment.State,
        ["tier"] = "development",
        ["created_at"] = Moment,
    };

    private static JsonObject Deployment(FakeRepository repository, FakeEnvironment environment)
    {
        string sha = FakeRepository.ShaOf($"{repository.FullName}@{environment.Branch}");
        return new JsonObject
        {
            ["id"] = 41,
            ["iid"] = 1,
            ["ref"] = environment.Branch,
            ["sha"] = sha,
            ["created_at"] = Moment,
            ["status"] = environment.Status,
            ["user"] = new JsonObject { ["id"] = 1, ["username"] = environment.Author, ["state"] = "active" },
            ["environment"] = new JsonObject { ["id"] = 9, ["name"] = environment.Name },
            ["deployable"] = new JsonObject { ["id"] = 664, ["name"] = "deploy", ["status"] = environment.Status, ["ref"] = environment.Branch, ["tag"] = false, ["commit"] = Commit(sha) },
        };
    }

    private static JsonObject Commit(string sha) => new()
    {
        ["id"] = sha,
        ["short_id"] = sha[..8],
        ["title"] = string.Create(CultureInfo.InvariantCulture, $"Change {sha[..4]}"),
        ["committed_date"] = Moment,
    };
}
