using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>What Azure DevOps tells of branches and tags (<see href="https://learn.microsoft.com/rest/api/azure/devops/git/refs/list"/>). Every tag of a fake is annotated.</summary>
internal static class FakeAzureDevOpsReferences
{
    /// <summary>Every branch with its newest commit.</summary>
    public static IEnumerable<JsonObject> Statistics(FakeRepository repository) => repository.Branches.OrderBy(static branch => branch.Key, StringComparer.Ordinal).Select(static branch => new JsonObject
    {
        ["commit"] = new JsonObject { ["commitId"] = branch.Value, ["comment"] = "Change" },
        ["name"] = branch.Key,
        ["aheadCount"] = 0,
        ["behindCount"] = 0,
        ["isBaseVersion"] = branch.Key == "main",
    });

    /// <summary>The references that begin with a filter such as <c>tags</c>.</summary>
    public static IEnumerable<JsonObject> References(FakeRepository repository, string filter) =>
        repository.Branches.Select(static branch => (Name: $"refs/heads/{branch.Key}", Object: branch.Value))
            .Concat(repository.Tags.Select(static tag => (Name: $"refs/tags/{tag.Key}", Object: ObjectOf(tag.Key))))
            .Where(reference => reference.Name.StartsWith($"refs/{filter}", StringComparison.Ordinal))
            .OrderBy(static reference => reference.Name, StringComparer.Ordinal)
            .Select(static reference => new JsonObject { ["name"] = reference.Name, ["objectId"] = reference.Object });

    /// <summary>The object of a tag; null when no tag has it.</summary>
    public static JsonObject? Annotated(FakeRepository repository, string objectId) => repository.Tags
        .Where(tag => ObjectOf(tag.Key) == objectId)
        .Select(tag => new JsonObject
        {
            ["name"] = tag.Key,
            ["objectId"] = objectId,
            ["taggedObject"] = new JsonObject { ["objectId"] = tag.Value, ["objectType"] = "commit" },
            ["message"] = "Release",
        }).FirstOrDefault();

    private static string ObjectOf(string tag) => FakeRepository.ShaOf($"the object of {tag}");
}
