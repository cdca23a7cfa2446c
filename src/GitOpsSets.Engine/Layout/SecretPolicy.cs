using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Layout;

/// <summary>Tells Secrets that may be written to a repository from those that may not (specs/security.md §3.1).</summary>
internal static class SecretPolicy
{
    /// <summary>The field that holds plaintext, or null when there is none.</summary>
    public static string? PlaintextField(YamlMapping document)
    {
        bool isSecret = (document["kind"] as YamlString)?.Value == "Secret" && (document["apiVersion"] as YamlString)?.Value == "v1";
        return isSecret && !IsEncrypted(document)
            ? ((string[])["data", "stringData"]).FirstOrDefault(field => document[field] is YamlMapping { Count: > 0 } or YamlString)
            : null;
    }

    private static bool IsEncrypted(YamlMapping document) =>
        document["sops"] is YamlMapping sops
        && sops["mac"] is YamlString { Value.Length: > 0 }
        && ((string[])["data", "stringData"]).All(field => Leaves(document[field]).All(leaf => leaf.StartsWith("ENC[AES256_GCM,", StringComparison.Ordinal)));

    private static IEnumerable<string> Leaves(YamlNode? node) => node switch
    {
        null => [],
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Leaves(entry.Value)),
        YamlSequence list => list.Items.SelectMany(Leaves),
        YamlString text => [text.Value],
        _ => [""],
    };
}
