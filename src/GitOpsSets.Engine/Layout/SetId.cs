using GitOpsSets.Engine.Definitions;

namespace GitOpsSets.Engine.Layout;

/// <summary>Names a set in ledgers, reports and messages.</summary>
/// <param name="Kind"><c>GitOpsSet</c> or <c>ResourceSet</c>.</param>
/// <param name="Namespace">Empty when the definition has none.</param>
/// <param name="Name">Never empty.</param>
public readonly record struct SetId(string Kind, string Namespace, string Name) : IComparable<SetId>
{
    /// <summary>The name of a definition.</summary>
    public static SetId Of(SetDefinition set) => new(set.Dialect.Kind, set.Name.Namespace, set.Name.Name);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out SetId id)
    {
        string[] parts = text.Split('/');
        id = parts.Length == 3 ? new SetId(parts[0], parts[1], parts[2]) : default;
        return parts.Length == 3 && parts[0].Length > 0 && parts[2].Length > 0;
    }

    /// <inheritdoc/>
    public int CompareTo(SetId other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary><c>kind/namespace/name</c>, with an empty middle for a set without namespace.</summary>
    public override string ToString() => $"{Kind}/{Namespace}/{Name}";
}
