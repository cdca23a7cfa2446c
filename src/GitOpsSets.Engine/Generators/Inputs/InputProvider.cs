using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Inputs;

/// <summary>An object that gives a ResourceSet its inputs: the set itself, or a ResourceSetInputProvider.</summary>
/// <param name="ApiVersion">Such as <c>fluxcd.controlplane.io/v1</c>.</param>
/// <param name="Kind">Such as <c>ResourceSet</c>.</param>
/// <param name="Namespace">Empty when it has none.</param>
/// <param name="Name">Never empty.</param>
/// <param name="Sets">In the order written or exported. They are not changed.</param>
internal sealed record InputProvider(string ApiVersion, string Kind, string Namespace, string Name, ImmutableArray<Element> Sets) : IComparable<InputProvider>
{
    /// <summary>By group, version, kind, namespace and name, byte by byte: the order in which providers are combined.</summary>
    public int CompareTo(InputProvider? other)
    {
        if (other is null)
        {
            return 1;
        }

        int byKind = GoText.Compare(GroupVersionKind(), other.GroupVersionKind());
        int byNamespace = byKind != 0 ? byKind : GoText.Compare(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : GoText.Compare(Name, other.Name);
    }

    /// <summary>The sets as templates see them: each with the built-in <c>provider</c>, which replaces one of the user's.</summary>
    public ImmutableArray<Element> WithBuiltIns() => [.. Sets.Select(WithBuiltIns)];

    private Element WithBuiltIns(Element element)
    {
        var set = element.Values ?? new TemplateMap();
        var copy = new TemplateMap(capacity: set.Count + 1);
        foreach (string key in set.Keys)
        {
            copy[key] = set[key];
        }

        copy["provider"] = TemplateValue.Of(new TemplateMap
        {
            ["apiVersion"] = TemplateValue.Of(ApiVersion),
            ["kind"] = TemplateValue.Of(Kind),
            ["name"] = TemplateValue.Of(Name),
            ["namespace"] = TemplateValue.Of(Namespace),
        });
        return element with { Values = copy };
    }

    // As Go prints a GroupVersionKind, with an empty group for the core kinds.
    private string GroupVersionKind() => $"{(ApiVersion.Contains('/', StringComparison.Ordinal) ? "" : "/")}{ApiVersion}, Kind={Kind}";
}
