using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Makes a set of a GitOpsSet object (specs/gitopsset.md §1).</summary>
internal static class GitOpsSetReader
{
    public static SetDefinition Read(YamlMapping source, string group, Dialect dialect, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var root = new FieldReader(source, "", diagnostics);
        var metadata = root.Object("metadata");
        var spec = root.Object("spec");
        var annotations = Annotations.Of(source);
        return new SetDefinition(dialect, new ObjectName(metadata?.Text("namespace") ?? "", metadata?.Text("name") ?? ""), source)
        {
            Annotations = annotations,
            Delimiters = DelimiterAnnotation.Read(annotations.GetValueOrDefault($"{group}/delimiters"), dialect.Delimiters),
            OwnerLabelPrefix = group,
            IsPaused = spec?.Flag("suspend") ?? false,
            Generators = spec is null ? [] : ReadGenerators(spec),
            Steps = [new StepSpec("", spec is null ? [] : ReadTemplates(spec), null, source.Span)],
        };
    }

    private static ImmutableArray<GeneratorSpec> ReadGenerators(FieldReader spec)
    {
        var generators = ImmutableArray.CreateBuilder<GeneratorSpec>();
        int index = 0;
        foreach (var entry in spec.Objects("generators"))
        {
            generators.AddRange(entry.Mapping.Entries
                .Where(field => field.Value is not YamlNull)
                .Select(field => new GeneratorSpec(index, field.Key, field.Value, field.KeySpan)));
            index++;
        }

        return generators.ToImmutable();
    }

    private static ImmutableArray<TemplateSpec> ReadTemplates(FieldReader spec)
    {
        var templates = ImmutableArray.CreateBuilder<TemplateSpec>();
        foreach (var item in spec.Sequence("templates")?.Items ?? [])
        {
            if (item is YamlMapping mapping)
            {
                var template = new FieldReader(mapping, $"spec.templates[{templates.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)}]", spec.Diagnostics);
                string repeat = template.Text("repeat");
                templates.Add(new TemplateSpec(mapping["content"] ?? new YamlNull(mapping.Span), IsText: false, mapping["content"]?.Span ?? mapping.Span)
                {
                    Repeat = repeat.Length == 0 ? null : repeat,
                    RepeatOrigin = template.SpanOf("repeat"),
                });
            }
            else
            {
                templates.Add(new TemplateSpec(new YamlNull(item.Span), IsText: false, item.Span));
            }
        }

        return templates.ToImmutable();
    }
}
