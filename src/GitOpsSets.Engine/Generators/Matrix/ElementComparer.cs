using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Matrix;

/// <summary>Whether two elements are the same: Go's <c>reflect.DeepEqual</c> over what JSON can hold.</summary>
internal sealed class ElementComparer : IEqualityComparer<TemplateMap>
{
    private ElementComparer()
    {
    }

    /// <summary>The only instance.</summary>
    public static ElementComparer Instance { get; } = new();

    /// <summary>Whether two values have the same type and content. 0 equals -0, and no NaN equals another.</summary>
    public static bool AreEqual(TemplateValue left, TemplateValue right)
    {
        if (left.Type != right.Type)
        {
            return false;
        }

        if (left.Map is { } map)
        {
            return right.Map is { } other && Instance.Equals(map, other);
        }

        if (left.List is { } list)
        {
            return right.List is { } other && AreEqual(list, other);
        }

        return left.Kind switch
        {
            GoKind.Invalid => true,
            GoKind.String => left.Text == right.Text,
            GoKind.Float => left.Float == right.Float,
            GoKind.Bool or GoKind.Int or GoKind.Uint => left.Integer == right.Integer,
            _ => ReferenceEquals(left.Object, right.Object),
        };
    }

    /// <inheritdoc/>
    public bool Equals(TemplateMap? x, TemplateMap? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Count == y.Count && x.Keys.All(key => y.TryGetValue(key, out var other) && AreEqual(x[key], other)));

    /// <inheritdoc/>
    public int GetHashCode(TemplateMap obj)
    {
        // Only the first level counts: enough to tell most combinations apart.
        var hash = default(HashCode);
        foreach (string key in obj.Keys)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(Hash(obj[key]));
        }

        return hash.ToHashCode();
    }

    private static int Hash(TemplateValue value) => value.Kind switch
    {
        GoKind.String => StringComparer.Ordinal.GetHashCode(value.Text),
        GoKind.Float => (value.Float + 0.0).GetHashCode(),
        GoKind.Bool or GoKind.Int or GoKind.Uint => value.Integer.GetHashCode(),
        GoKind.Map when value.Map is { } map => map.Count,
        _ => 0,
    };

    private static bool AreEqual(TemplateList left, TemplateList right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
