using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The answer that somebody recorded in a provider's <c>status.exportedInputs</c>. Its texts are as foreign as the live ones.</summary>
internal sealed class RecordedProvider(ProviderDefinition definition, YamlSequence recorded) : IInputProvider
{
    /// <summary>The fields of exported inputs that others write, whatever the type of the provider.</summary>
    public static HashSet<string> OutsidersFields { get; } = new(["title", "branch", "author", "labels", "slug"], StringComparer.Ordinal);

    /// <summary>The fields that are trusted once they look like what they are.</summary>
    public static HashSet<string> CheckedFields { get; } = new(["id", "sha", "digest"], StringComparer.Ordinal);

    public Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken) =>
        Task.FromResult<GeneratorAnswer>(new GeneratorAnswer.Complete([.. recorded.Items.OfType<YamlMapping>().Select((set, index) => Export(context, set, index))]) { Basis = AnswerBasis.Status });

    private Element Export(GenerationContext context, YamlMapping set, int index)
    {
        var values = new TemplateMap(capacity: set.Count);
        foreach (var entry in set.Entries)
        {
            values[entry.Key] = Mark(context.Foreign, entry.Value, entry.Key);
        }

        string id = (set["id"] as YamlString)?.Value ?? index.ToString(CultureInfo.InvariantCulture);
        return new Element(values, ExportedInputs.Origin(definition, id, $"recorded input '{id}'"));
    }

    private TemplateValue Mark(ForeignText foreign, YamlNode node, string field)
    {
        if (definition.Type == "Static")
        {
            return ElementValues.Of(node, JsonNumberModel.Int64OrFloat64);
        }

        return node switch
        {
            YamlString text when CheckedFields.Contains(field) => foreign.Checked(text.Value, $"inputs.{field}"),
            YamlString text when OutsidersFields.Contains(field) => foreign.Outsiders(text.Value, $"inputs.{field}"),
            YamlString text => foreign.Remote(text.Value, $"inputs.{field}"),
            YamlSequence list => TemplateValue.Of(new TemplateList([.. list.Items.Select(item => Mark(foreign, item, field))])),
            _ => ElementValues.Of(node, JsonNumberModel.Int64OrFloat64),
        };
    }
}
