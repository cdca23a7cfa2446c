using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>Marks every text of a remote system's answer, keys included, with where it came from.</summary>
/// <param name="foreign">Makes the marks.</param>
internal sealed partial class RemoteValues(ForeignText foreign)
{
    /// <summary>The same map with marked texts.</summary>
    /// <param name="map">As it was answered.</param>
    /// <param name="field">What the template's author calls it, such as <c>Element</c>.</param>
    public TemplateMap Mark(TemplateMap map, string field)
    {
        var marked = new TemplateMap(map.Type, map.Count, map.IsNil);
        foreach (string key in map.Keys)
        {
            marked.Set(foreign.Remote(key, field).Rich, Mark(map[key], IdentifierPattern.IsMatch(key) ? $"{field}.{key}" : field));
        }

        return marked;
    }

    private TemplateValue Mark(TemplateValue value, string field)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value.IsString ? foreign.Remote(value.Text, field)
            : value.Map is { } map ? TemplateValue.Of(Mark(map, field))
            : value.List is { } list ? TemplateValue.Of(new TemplateList([.. list.Items.ToArray().Select(item => Mark(item, field))], list.Type))
            : value;
    }

    // Others' keys stand in messages only where a template's author could have written them.
    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,62}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex IdentifierPattern { get; }
}
