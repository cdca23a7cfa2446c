using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators;

/// <summary>What came of looking for an object among the repository's manifests.</summary>
public abstract record ObjectLookup
{
    private ObjectLookup()
    {
    }

    /// <summary>The one object.</summary>
    public sealed record Found(YamlMapping Object) : ObjectLookup;

    /// <summary>None.</summary>
    public sealed record Missing : ObjectLookup;

    /// <summary>Several, none of which fits better than the others.</summary>
    public sealed record Ambiguous : ObjectLookup;
}
