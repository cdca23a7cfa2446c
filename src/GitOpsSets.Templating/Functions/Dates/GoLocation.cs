using System.Diagnostics.CodeAnalysis;
using GitOpsSets.Templating.Functions.Json;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>Go's <c>*time.Location</c> as a template sees it.</summary>
internal sealed class GoLocation(GoZone zone) : TemplateObject, IJsonObject
{
    /// <summary>The zone it stands for.</summary>
    public GoZone Zone => zone;

    /// <inheritdoc/>
    public override GoType Type => GoType.Location;

    /// <inheritdoc/>
    public override string Print() => zone.Name;

    /// <inheritdoc/>
    public TemplateValue ToJson() => TemplateValue.Of(new TemplateMap());

    /// <inheritdoc/>
    public override bool TryInvoke(string name, ReadOnlySpan<TemplateValue> arguments, [MaybeNullWhen(false)] out TemplateValue result)
    {
        result = TemplateValue.Of(zone.Name);
        return name == "String" && arguments.IsEmpty;
    }
}
