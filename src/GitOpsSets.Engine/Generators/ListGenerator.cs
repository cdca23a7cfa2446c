using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators;

/// <summary>Elements that stand in the definition (specs/gitopsset.md §2.1).</summary>
internal sealed class ListGenerator(ImmutableArray<YamlMapping> elements, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Descriptor { get; } = new("list", "List", Nestable: true, "Elements written in the definition.", Bind);

    public Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken) =>
        Task.FromResult<GeneratorAnswer>(new GeneratorAnswer.Complete([.. elements.Select((element, index) => MakeElement(context, element, index))]));

    private static ListGenerator Bind(GeneratorSpec spec, FieldReader body)
    {
        var elements = ImmutableArray.CreateBuilder<YamlMapping>();
        foreach (var item in body.Sequence("elements")?.Items ?? [])
        {
            if (item is YamlMapping element)
            {
                elements.Add(element);
            }
            else
            {
                body.Diagnostics.Add(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, "an element of a list generator must be a mapping", item.Span));
            }
        }

        return new ListGenerator(elements.ToImmutable(), spec);
    }

    private Element MakeElement(GenerationContext context, YamlMapping element, int index) => new(
        ElementValues.MapOf(element, context.Set.Dialect.Numbers),
        new ElementOrigin(
            string.Create(CultureInfo.InvariantCulture, $"list[{spec.Entry}]/{index}"),
            string.Create(CultureInfo.InvariantCulture, $"list element {index} ({element.Span})"),
            spec.Origin));
}
