using System.Collections.Immutable;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Elements whose origin does not matter.</summary>
internal static class RecordedElements
{
    public static ElementOrigin Origin { get; } = new("recorded", "a recorded element", default);

    public static ImmutableArray<Element> Of(IEnumerable<TemplateMap> values) => [.. values.Select(map => new Element(map, Origin))];

    public static TemplateValue Value(Element element) => TemplateValue.Of(element.Values!);
}
