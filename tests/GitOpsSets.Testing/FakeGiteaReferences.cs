using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>What Gitea tells of branches and tags (<see href="https://docs.gitea.com/api/"/>).</summary>
internal static class FakeGiteaReferences
{
    private const string Moment = "2026-01-05T09:00:00Z";

    public static IEnumerable<JsonObject> Branches(FakeRepository repository) => repository.Branches.OrderBy(static branch => branch.Key, StringComparer.Ordinal).Select(static branch => new JsonObject
    {
        ["name"] = branch.Key,
        ["commit"] = new JsonObject { ["id"] = branch.Value, ["message"] = "Change", ["timestamp"] = Moment },
        ["protected"] = branch.Key == "main",
        ["required_approvals"] = 0,
    });

    public static IEnumerable<JsonObject> Tags(FakeRepository repository) => repository.Tags.OrderByDescending(static tag => tag.Key, StringComparer.Ordinal).Select(static tag => new JsonObject
    {
        ["name"] = tag.Key,
        ["message"] = "",
        ["id"] = FakeRepository.ShaOf(tag.Key),
        ["commit"] = new JsonObject { ["sha"] = tag.Value, ["created"] = Moment },
    });
}
