using System.Collections.Immutable;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering.Functions;

/// <summary>The dialects' own functions for YAML: <c>sigs.k8s.io/yaml</c> without the folding of long lines.</summary>
internal static class YamlFunctions
{
    /// <summary>GitOpsSets cut the last line break off.</summary>
    public static ImmutableArray<TemplateFunction> GitOpsSetTable { get; } =
        [new("toYaml", [GoType.Any], ToTrimmedYaml) { Provenance = FunctionProvenance.Kept }];

    /// <summary>ResourceSets keep the last line break.</summary>
    public static ImmutableArray<TemplateFunction> ResourceSetTable { get; } =
    [
        new("toYaml", [GoType.Any], ToYaml) { Provenance = FunctionProvenance.Kept },
        new("mustToYaml", [GoType.Any], MustToYaml) { Provenance = FunctionProvenance.Kept },
    ];

    /// <summary>The YAML of a value, without a line break at its end; nothing when the value has no YAML form.</summary>
    /// <example><code>{{ dict "app" "web" | toYaml }}</code> gives <c>app: web</c></example>
    public static TemplateValue ToTrimmedYaml(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => TemplateValue.Of(YamlOfValue.WriteOrNothing(arguments[0], isTrimmed: true, context));

    /// <summary>The YAML of a value, with a line break at its end; nothing when the value has no YAML form.</summary>
    /// <example><code>{{ dict "app" "web" | toYaml }}</code> gives <c>app: web</c> and a line break</example>
    public static TemplateValue ToYaml(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => TemplateValue.Of(YamlOfValue.WriteOrNothing(arguments[0], isTrimmed: false, context));

    /// <summary>The YAML of a value, with a line break at its end; an error when the value has no YAML form.</summary>
    /// <example><code>{{ list 1 | mustToYaml }}</code> gives <c>- 1</c> and a line break</example>
    public static TemplateValue MustToYaml(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(YamlOfValue.Write(arguments[0], isTrimmed: false, context));
}
