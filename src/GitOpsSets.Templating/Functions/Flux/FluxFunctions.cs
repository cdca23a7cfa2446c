using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Flux;

/// <summary>Flux Operator's own functions, besides <c>inputs</c> and those for YAML.</summary>
internal static class FluxFunctions
{
    /// <summary>Only ResourceSets have it.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } = [new("slugify", [GoType.String], MakeSlug) { MakesName = true }];

    /// <summary>A text as a name of at most 63 lower-case letters, digits and hyphens.</summary>
    /// <example><code>{{ slugify "Payments API Gateway (EU)" }}</code> gives <c>payments-api-gateway-eu</c></example>
    public static TemplateValue MakeSlug(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.ReserveText(arguments[0].Text.Length * 4L);
        return TemplateValue.Of(Slugs.Slug.Slugify(arguments[0].Text));
    }
}
