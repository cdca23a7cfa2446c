using System.Text.Json;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Sets;

/// <summary>The names under which Flux remembers objects, sorted: their order is that of applying them, which is Flux's.</summary>
internal static class RecordedInventory
{
    public static string Of(JsonElement ok) => Join(ok.GetProperty("inventory").EnumerateArray().Select(entry => $"{entry.GetProperty("id").GetString()} {entry.GetProperty("v").GetString()}"));

    public static string Of(IEnumerable<YamlMapping> documents) => Join(documents.Select(ObjectIdentity.Of).Select(Name));

    private static string Name(ObjectIdentity identity) =>
        $"{identity.Namespace}_{identity.Name.Replace(":", "__", StringComparison.Ordinal)}_{identity.Group}_{identity.Kind} {identity.ApiVersion.Split('/')[^1]}";

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));
}
