using System.Collections.Immutable;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>The values of a rendered text as a plan made them.</summary>
/// <param name="documents">The documents of the plan.</param>
/// <param name="values">What each of them is with this text.</param>
internal sealed class PlannedValues(ImmutableArray<PlannedDocument> documents, YamlNode?[] values) : ValueReader
{
    private int _next;

    public override int Line => documents[Math.Max(_next - 1, 0)].Line;

    public override bool TryNext(out YamlNode? value)
    {
        value = _next < values.Length ? values[_next] : null;
        return _next++ < values.Length;
    }
}
