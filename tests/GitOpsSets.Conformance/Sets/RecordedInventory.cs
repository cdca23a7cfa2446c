using System.Text.Json;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Sets;

/// <summary>The names under which Flux remembers objects, sorted: their order is that of applying them, which is Flux's.</summary>
internal static class RecordedInventory
{
    public static string Of(JsonElement ok) => Join(ok.GetProperty("inventory").EnumerateArray().Select(entry => $"{entry.GetProperty("id").GetString()} {entry.GetProperty("v").GetString()}"));

    public static string Of(IEnumerable<YamlMapping> documents) => Join(documents.Select(ObjectIdentity.Of).Select(Name));

    /// <summary>What is to be deleted, as recorded and sorted: its order is Flux's too.</summary>
    public static string Stale(JsonElement ok) => ok.TryGetProperty("stale", out var stale) ? Join(stale.EnumerateArray().Select(entry => entry.GetString()!)) : "";

    /// <summary>What the run before had and this one has no more, told apart as the ledger does: whatever the version.</summary>
    public static string Stale(JsonElement input, IEnumerable<YamlMapping> documents)
    {
        var kept = documents.Select(document => ObjectIdentity.Of(document).Key).ToHashSet();
        return !input.TryGetProperty("previousInventory", out var previous) ? "" : Join(previous.EnumerateArray()
            .Select(entry => Identity(entry.GetProperty("id").GetString()!, entry.GetProperty("v").GetString()!))
            .Where(identity => !kept.Contains(identity.Key))
            .Select(identity => $"{identity.ApiVersion} {identity}"));
    }

    private static ObjectIdentity Identity(string id, string version)
    {
        string[] ends = id.Split('_');
        string name = string.Join('_', ends[1..^2]).Replace("__", ":", StringComparison.Ordinal);
        return new ObjectIdentity(ends[^2].Length == 0 ? version : $"{ends[^2]}/{version}", ends[^1], ends[0], name);
    }

    private static string Name(ObjectIdentity identity) =>
        $"{identity.Namespace}_{identity.Name.Replace(":", "__", StringComparison.Ordinal)}_{identity.Group}_{identity.Kind} {identity.ApiVersion.Split('/')[^1]}";

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));
}
