using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GitOpsSets.Conformance.Yaml;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Providers;

/// <summary>Exported inputs as the YAML text whose digest is their revision.</summary>
internal static class ExportedText
{
    /// <summary>What differs, or null. The digest of a text that the reference folds and we do not cannot be compared.</summary>
    /// <param name="ok">The recorded answer.</param>
    /// <param name="elements">Ours.</param>
    public static string? Difference(JsonElement ok, IReadOnlyCollection<Element> elements)
    {
        // Nothing at all is a null list in one place of the reference and an empty one in another.
        string[] texts = elements.Count == 0 ? ["null\n", "[]\n"] : [YamlEmitter.Emit(ThroughJson.Pass(new YamlSequence([.. elements.Select(element => Node(TemplateValue.Of(element.Values!)))])))];
        if (ok.TryGetProperty("yaml", out var yaml) && !texts.Any(text => RecordedYaml.IsSameButForFolds(yaml.GetString()!, text)))
        {
            return $"expected {JsonSerializer.Serialize(yaml.GetString())}\n  but was  {JsonSerializer.Serialize(texts[0])}";
        }

        if (!ok.TryGetProperty("lastExportedRevision", out var recorded))
        {
            return null;
        }

        string revision = recorded.GetString()!;
        return Array.Exists(texts, text => Digest(text) == revision || FoldedText.IsPossible(text)) ? null : $"expected the revision {revision} of\n{texts[0]}";
    }

    private static string Digest(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static YamlNode Node(TemplateValue value) => value switch
    {
        { Map: { } map } => new YamlMapping([.. map.Keys.Select(key => new YamlEntry(key, default, Node(map[key])))]),
        { List: { } list } => new YamlSequence([.. list.Items.ToArray().Select(Node)]),
        { IsNil: true } => new YamlNull(),
        { IsString: true } => new YamlString(value.Text),
        { Kind: GoKind.Bool } => new YamlBoolean(value.Boolean),
        { Kind: GoKind.Float } => new YamlFloat(value.Float),
        _ => new YamlInteger(Int128.Parse(value.Integer.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
    };
}
