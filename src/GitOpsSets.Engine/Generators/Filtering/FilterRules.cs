using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators.Filtering;

/// <summary>Says where the conditions of a filter stand, and what they ask. Made only where somebody wants to know.</summary>
/// <param name="filter">The filter.</param>
/// <param name="usual">The provider's own place, for what the filter does not say.</param>
internal sealed class FilterRules(InputFilter filter, SourceSpan usual)
{
    /// <summary>The provider's own place.</summary>
    public SourceSpan Usual => usual;

    /// <summary>The rule of a limit, for types that know no other filter.</summary>
    public static DropRule OfLimit(int limit, ProviderDefinition definition) =>
        new FilterRules(InputFilter.None with { Limit = limit, Written = definition.Spec["filter"] as YamlMapping ?? YamlMapping.Empty }, definition.Origin).Of(FilterCondition.Limit);

    /// <summary>The rule of a condition that an item did not meet.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="labels">The item's labels; empty where it has none.</param>
    public DropRule Of(FilterCondition condition, ImmutableArray<string> labels = default) => condition switch
    {
        FilterCondition.Include => Pattern("does not match", "includeBranch", "includeTag", "includeEnvironment"),
        FilterCondition.Exclude => Pattern("matches", "excludeBranch", "excludeTag", "excludeEnvironment"),
        FilterCondition.Labels => Label(labels.IsDefault ? [] : labels),
        FilterCondition.IsVersion => new DropRule(DropReason.Filter, $"is no version, which 'semver: {Text("semver")}' asks for", Place("semver")),
        FilterCondition.Versions => new DropRule(DropReason.Filter, $"is no version of 'semver: {Text("semver")}'", Place("semver")),
        _ => new DropRule(DropReason.Limit, string.Create(CultureInfo.InvariantCulture, $"{filter.Limit} came before it{(filter.Written["limit"] is null ? ", the usual limit" : "")}"), Place("limit")),
    };

    // The last one that is written counts, as in reading them.
    private DropRule Pattern(string relation, params ReadOnlySpan<string> fields)
    {
        string field = fields[0];
        foreach (string candidate in fields)
        {
            field = Text(candidate).Length > 0 ? candidate : field;
        }

        return new DropRule(DropReason.Filter, $"{relation} {field} '{Text(field)}'", Place(field));
    }

    private DropRule Label(ImmutableArray<string> labels)
    {
        string missing = filter.Labels.FirstOrDefault(label => !labels.Contains(label, StringComparer.Ordinal), "");
        var written = (filter.Written["labels"] as YamlSequence)?.Items.FirstOrDefault(item => item is YamlString text && text.Value == missing);
        return new DropRule(DropReason.Label, $"lacks the label '{missing}'", written?.Span ?? Place("labels"));
    }

    private string Text(string field) => (filter.Written[field] as YamlString)?.Value ?? "";

    private SourceSpan Place(string field) => filter.Written[field]?.Span ?? (filter.Written.Count > 0 ? filter.Written.Span : usual);
}
