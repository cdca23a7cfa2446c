using System.Globalization;
using System.Text.Json;
using GitOpsSets.Engine.Definitions.Schemas;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Definitions.Schemas;

/// <summary>The tables say what the recorded custom resource definitions say: no field more, no field less.</summary>
public sealed class KindSchemaTests
{
    private static readonly JsonDocument Recorded = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "tests", "conformance", "validation", "crd-rules.json")));

    [Theory]
    [InlineData("GitOpsSet")]
    [InlineData("ResourceSet")]
    [InlineData("ResourceSetInputProvider")]
    public void Every_fact_about_every_field_is_in_the_table(string kind)
    {
        var recorded = Recorded.RootElement.GetProperty(kind);
        string[] expected = [.. recorded.GetProperty("fields").EnumerateArray().Select(Describe).Order(StringComparer.Ordinal)];

        var schema = KindSchema.All.First(known => known.Kind == kind);

        Assert.Equal($"{recorded.GetProperty("group")}/{recorded.GetProperty("version")}", schema.ApiVersion);
        Assert.Equal(expected, Fields(schema.Root, "").Where(field => !field.StartsWith("metadata.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("GitOpsSet", 0)]
    [InlineData("ResourceSet", 7)]
    [InlineData("ResourceSetInputProvider", 17)]
    public void Every_rule_stands_where_it_is_reported(string kind, int count)
    {
        string[] recorded = [.. Recorded.RootElement.GetProperty(kind).GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("field").GetString()!).Order(StringComparer.Ordinal)];
        Assert.Equal(count, recorded.Length);

        var places = RulePlaces(KindSchema.All.First(known => known.Kind == kind).Root, "");

        // Two rules of the provider on an absent url are one here.
        Assert.Equal(recorded.Distinct(StringComparer.Ordinal), places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void The_early_group_leaves_the_name_of_a_secret_open()
    {
        static IEnumerable<string> Differing(KindSchema schema) => Fields(schema.Root, "").Where(field => field.Contains("secretRef.name", StringComparison.Ordinal));

        Assert.All(Differing(KindSchema.GitOpsSet), field => Assert.Contains("required", field, StringComparison.Ordinal));
        Assert.All(Differing(KindSchema.EarlyGitOpsSet), field => Assert.DoesNotContain("required", field, StringComparison.Ordinal));
        Assert.Equal(Fields(KindSchema.GitOpsSet.Root, "").Count(), Fields(KindSchema.EarlyGitOpsSet.Root, "").Count());
    }

    private static IEnumerable<string> RulePlaces(SchemaNode node, string path) =>
        node.Rules.Select(_ => path).Concat(Children(node, path).SelectMany(child => RulePlaces(child.Node, child.Path)));

    private static IEnumerable<string> Fields(SchemaNode node, string path) =>
        Children(node, path).SelectMany(child => Fields(child.Node, child.Path).Prepend(Describe(child.Path, child.Node)));

    private static IEnumerable<(string Path, SchemaNode Node)> Children(SchemaNode node, string path)
    {
        foreach (var (name, child) in node.Properties)
        {
            yield return (path.Length == 0 ? name : $"{path}.{name}", child);
        }

        if (node.Items is { } items)
        {
            yield return ($"{path}[]", items);
        }

        if (node.Values is { } values)
        {
            yield return ($"{path}.*", values);
        }
    }

    private static string Describe(string path, SchemaNode node)
    {
        var facts = new List<string> { path, node.Type.ToString().ToLowerInvariant() };
        Add(node.IsRequired, "required");
        Add(!node.Allowed.IsEmpty, string.Join('|', node.Allowed));
        Add(node.Pattern is not null, node.Pattern?.Text);
        Add(node.Default is not null, $"default {(node.Default is YamlInteger number ? number.Value.ToString(CultureInfo.InvariantCulture) : (node.Default as YamlString)?.Value)}");
        Add(node.IsDateTime, "date-time");
        Add(node.KeepsUnknown, "keepsUnknown");
        Add(node.MinLength > 0, $"minLength {node.MinLength}");
        Add(node.MaxLength < int.MaxValue, $"maxLength {node.MaxLength}");
        Add(node.MinItems > 0, $"minItems {node.MinItems}");
        Add(node.MaxItems < int.MaxValue, $"maxItems {node.MaxItems}");
        Add(node.Minimum > long.MinValue, $"minimum {node.Minimum}");
        Add(node.Maximum < long.MaxValue, $"maximum {node.Maximum}");
        return string.Join(' ', facts);

        void Add(bool applies, string? fact)
        {
            if (applies)
            {
                facts.Add(fact!);
            }
        }
    }

    private static string Describe(JsonElement field)
    {
        var facts = new List<string> { field.GetProperty("field").GetString()!, field.GetProperty("type").GetString()! };
        Add("required", _ => "required");
        Add("enum", values => string.Join('|', values.EnumerateArray().Select(value => value.GetString())));
        Add("pattern", pattern => pattern.GetString()!);
        Add("default", value => $"default {value}");
        Add("format", format => format.GetString() == "date-time" ? "date-time" : null);
        Add("keepsUnknown", _ => "keepsUnknown");
        foreach (string limit in (string[])["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"])
        {
            Add(limit, value => $"{limit} {value}");
        }

        return string.Join(' ', facts);

        void Add(string name, Func<JsonElement, string?> describe)
        {
            if (field.TryGetProperty(name, out var value) && describe(value) is { } fact)
            {
                facts.Add(fact);
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AGENTS.md")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
