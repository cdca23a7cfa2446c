using System.Text.Json;
using System.Text.Json.Nodes;
using GitOpsSets.Engine.Generators.Trees;
using GitOpsSets.Testing;

namespace GitOpsSets.Conformance.Ports;

/// <summary>The <c>directories</c> mode over small trees.</summary>
internal static class GlobsReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        var items = recorded.In.GetProperty("directories").EnumerateArray()
            .Select(item => new DirectoryItem(item.GetProperty("path").GetString()!, item.GetProperty("exclude").GetBoolean()))
            .ToArray();
        if (!DirectoryGlob.TryFind(Tree(recorded.In.GetProperty("tree")), items, 1000, null, out var matches, out string? error))
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(error) : CaseResult.Pass;
        }

        if (!recorded.ExpectsSuccess)
        {
            return CaseResult.Fail("expected an error");
        }

        var answer = new JsonArray([.. matches.Select(match => new JsonObject { ["Base"] = match.Base, ["Directory"] = match.Directory })]);
        var expected = JsonNode.Parse(recorded.Out.GetProperty("ok").GetRawText());
        return JsonNode.DeepEquals(expected, answer) ? CaseResult.Pass : CaseResult.Fail($"expected {expected?.ToJsonString()}\n  but was {answer.ToJsonString()}");
    }

    private static InMemoryTree Tree(JsonElement entries)
    {
        var tree = new InMemoryTree();
        foreach (var entry in entries.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Object)
            {
                tree.AddSymlink(entry.GetProperty("path").GetString()!, entry.GetProperty("symlink").GetString()!);
            }
            else if (entry.GetString() is { } path)
            {
                _ = path.EndsWith('/') ? tree.AddDirectory(path[..^1]) : tree.AddFile(path);
            }
        }

        return tree;
    }
}
