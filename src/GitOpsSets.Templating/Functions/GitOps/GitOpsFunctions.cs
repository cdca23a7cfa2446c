using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.GitOps;

/// <summary>The GitOpsSet controller's own functions, besides those for YAML.</summary>
internal static class GitOpsFunctions
{
    /// <summary>Only GitOpsSets have them.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        new("sanitize", [GoType.String], Sanitize) { MakesName = true },
        new("getordefault", [GoType.AnyMap, GoType.String, GoType.Any], GetOrDefault) { Provenance = FunctionProvenance.Kept },
    ];

    /// <summary>A text as a DNS label of at most 63 characters.</summary>
    /// <example><code>{{ sanitize "feature/ABC-123.x" }}</code> gives <c>featureabc-123x</c></example>
    public static TemplateValue Sanitize(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.ReserveText(arguments[0].Text.Length);
        try
        {
            return TemplateValue.Of(Slugs.DnsName.Sanitize(arguments[0].Text));
        }
        catch (FormatException refused)
        {
            throw new FunctionException(refused.Message);
        }
    }

    /// <summary>The value of a key, or another value when the map has no such key.</summary>
    /// <example><code>{{ getordefault (dict "size" "big") "colour" "red" }}</code> gives <c>red</c></example>
    public static TemplateValue GetOrDefault(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        arguments[0].Map is { } map && map.TryGetValue(arguments[1].Text, out var value) ? value : arguments[2];
}
