using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Engine.Generators;

/// <summary>
/// What no schema says and no run here stumbles over, though a cluster or its author would: intervals, schedules, labels. Warnings all, for a
/// definition may be meant for this program alone.
/// </summary>
public static class DefinitionLint
{
    private static readonly ImmutableArray<string> WithInterval = ["pullRequests", "apiClient"];

    /// <summary>Looks at every definition that is not broken anyway.</summary>
    public static ImmutableArray<Diagnostic> Of(DefinitionCollection definitions) =>
    [
        .. definitions.Sets.Where(set => !set.IsBroken).SelectMany(Of),
        .. definitions.Providers.Where(provider => !provider.IsBroken).SelectMany(provider => ProviderLint.Of(provider)),
    ];

    private static IEnumerable<Diagnostic> Of(SetDefinition set)
    {
        IEnumerable<Diagnostic> findings = [.. Generators(set), .. Labels(set.Source), .. DelimitersOf(set)];
        return findings.Select(finding => finding with { Set = $"{set.Dialect.Kind} {set.Name}" });
    }

    private static IEnumerable<Diagnostic> Generators(SetDefinition set)
    {
        foreach (var spec in set.Generators)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"spec.generators[{spec.Entry}].{spec.Kind}");
            foreach (var finding in Generators(spec.Kind, spec.Body, path))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Diagnostic> Generators(string kind, YamlNode body, string path)
    {
        if (WithInterval.Contains(kind, StringComparer.Ordinal) && (body as YamlMapping)?["interval"] is YamlString interval && !GoDuration.TryParse(interval.Value, out _, out string? reason))
        {
            yield return Warn($"{path}.interval: {reason}; a cluster could not read the definition", interval, "write a duration such as 5m or 1h30m");
        }

        if (kind == "pullRequests" && body is YamlMapping asked && PullRequestDriver.Of((asked["driver"] as YamlString)?.Value ?? "") is { HasLabels: false } driver && (asked["labels"] as YamlSequence)?.Items is [var label, ..])
        {
            yield return Warn($"{path}.labels: {driver.Title} has no labels on pull requests, so that none matches", label, "leave the labels out");
        }

        if (kind == "matrix" && (body as YamlMapping)?["generators"] is YamlSequence children)
        {
            for (int i = 0; i < children.Items.Length; i++)
            {
                foreach (var finding in ((children.Items[i] as YamlMapping)?.Entries ?? []).SelectMany(entry => Generators(entry.Key, entry.Value, string.Create(CultureInfo.InvariantCulture, $"{path}.generators[{i}].{entry.Key}"))))
                {
                    yield return finding;
                }
            }
        }
    }

    // The controller falls back to its own delimiters without a word, and the templates go out as they are written.
    private static IEnumerable<Diagnostic> DelimitersOf(SetDefinition set)
    {
        string name = $"{set.OwnerLabelPrefix}/delimiters";
        if (set.Dialect.Order == RenderOrder.ElementMajor && set.Annotations.TryGetValue(name, out string? delimiters) && delimiters.Split(',').Length != 2)
        {
            var at = ((set.Source["metadata"] as YamlMapping)?["annotations"] as YamlMapping)?[name];
            yield return Warn($"metadata.annotations: '{name}' is ignored: '{delimiters}' is not two texts with one comma between", at ?? set.Source, "write '{{,}}', or the pair you mean");
        }
    }

    private static IEnumerable<Diagnostic> Labels(YamlMapping source)
    {
        var common = (source["spec"] as YamlMapping)?["commonMetadata"] as YamlMapping;
        foreach (var label in (common?["labels"] as YamlMapping)?.Entries ?? [])
        {
            if (!LabelSyntax.IsKey(label.Key))
            {
                yield return Warn($"spec.commonMetadata.labels: '{label.Key}' is no label key; a cluster would refuse every object: {LabelSyntax.KeyRule}", new YamlNull(label.KeySpan));
            }

            if (label.Value is YamlString value && !LabelSyntax.IsValue(value.Value))
            {
                yield return Warn($"spec.commonMetadata.labels: '{value.Value}' is no label value; a cluster would refuse every object: {LabelSyntax.ValueRule}", value);
            }
        }

        foreach (var annotation in (common?["annotations"] as YamlMapping)?.Entries ?? [])
        {
            if (!LabelSyntax.IsKey(annotation.Key.ToLowerInvariant()))
            {
                yield return Warn($"spec.commonMetadata.annotations: '{annotation.Key}' is no annotation key; a cluster would refuse every object: {LabelSyntax.KeyRule}", new YamlNull(annotation.KeySpan));
            }
        }
    }

    private static Diagnostic Warn(string message, YamlNode at, string? suggestion = null) =>
        new(DiagnosticCodes.InvalidField, Severity.Warning, message, at.Span) { Suggestion = suggestion };
}
