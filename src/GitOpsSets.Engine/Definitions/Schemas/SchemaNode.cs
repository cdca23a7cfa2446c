using System.Collections.Frozen;
using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>What one field of a kind may hold. A tree of facts; those that do not apply to the type are left as they are.</summary>
/// <param name="Type">What it may hold at all.</param>
internal sealed record SchemaNode(SchemaType Type)
{
    /// <summary>The fields of an object.</summary>
    public FrozenDictionary<string, SchemaNode> Properties { get; init; } = FrozenDictionary<string, SchemaNode>.Empty;

    /// <summary>The value of every key of a map; null where only <see cref="Properties"/> may stand.</summary>
    public SchemaNode? Values { get; init; }

    /// <summary>The items of a list.</summary>
    public SchemaNode? Items { get; init; }

    /// <summary>Whether the object around it must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether whatever stands in it belongs there.</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>What it holds when it is absent; null for nothing.</summary>
    public YamlNode? Default { get; init; }

    /// <summary>The only texts it may hold; empty for no such rule.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>What its text must match; null for no such rule.</summary>
    public SchemaPattern? Pattern { get; init; }

    /// <summary>Whether its text is a time as RFC 3339 writes it.</summary>
    public bool IsDateTime { get; init; }

    /// <summary>Fewest code points.</summary>
    public int MinLength { get; init; }

    /// <summary>Most code points.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>Fewest items.</summary>
    public int MinItems { get; init; }

    /// <summary>Most items.</summary>
    public int MaxItems { get; init; } = int.MaxValue;

    /// <summary>Smallest number.</summary>
    public long Minimum { get; init; } = long.MinValue;

    /// <summary>Greatest number.</summary>
    public long Maximum { get; init; } = long.MaxValue;

    /// <summary>Whether a null is an empty text, as where Kubernetes decodes into a Go struct; elsewhere a null is no value at all.</summary>
    public bool NullIsEmpty { get; init; }

    /// <summary>Whether empty fields are left out, as where Kubernetes encodes a Go struct again.</summary>
    public bool OmitsEmpty { get; init; }

    /// <summary>What must hold between its parts.</summary>
    public ImmutableArray<SchemaRule> Rules { get; init; } = [];
}
