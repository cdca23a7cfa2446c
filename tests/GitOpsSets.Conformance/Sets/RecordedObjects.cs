using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Sets;

/// <summary>The objects of a recorded cluster; its Secrets stand for what a user hands in.</summary>
internal sealed class RecordedObjects(ImmutableArray<YamlMapping> objects) : ISecretStore
{
    public ImmutableArray<YamlMapping> All => objects;

    public static RecordedObjects Of(JsonElement input, string property, Func<string, string> prepare) => new(
        input.TryGetProperty(property, out var texts)
            ? [.. texts.EnumerateArray().Select(text => (YamlMapping)YamlReader.ReadFirst(prepare(text.ValueKind == JsonValueKind.String ? text.GetString()! : text.GetRawText()), "cluster.yaml", YamlLimits.Default)!)]
            : []);

    public YamlMapping? Find(string kind, string namespaceName, string name) =>
        objects.FirstOrDefault(item => Text(item, "kind") == kind && item["metadata"] is YamlMapping metadata && Text(metadata, "namespace") == namespaceName && Text(metadata, "name") == name);

    public IReadOnlyDictionary<string, Secret>? Find(string namespaceName, string name) =>
        (Find("Secret", namespaceName, name)?["data"] as YamlMapping)?.Entries
            .ToDictionary(entry => entry.Key, entry => new Secret(Encoding.UTF8.GetString(Convert.FromBase64String((entry.Value as YamlString)?.Value ?? ""))), StringComparer.Ordinal);

    private static string Text(YamlMapping mapping, string field) => (mapping[field] as YamlString)?.Value ?? "";
}
