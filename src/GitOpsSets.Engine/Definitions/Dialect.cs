using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Where the two kinds of sets differ, as data.</summary>
public sealed record Dialect
{
    /// <summary><c>GitOpsSet</c> or <c>ResourceSet</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What opens and closes an action, unless a set says otherwise.</summary>
    public required Delimiters Delimiters { get; init; }

    /// <summary>The functions templates can call.</summary>
    public required FunctionTable Functions { get; init; }

    /// <summary>What numbers become inside templates.</summary>
    public required JsonNumberModel Numbers { get; init; }

    /// <summary>The order of the objects.</summary>
    public required RenderOrder Order { get; init; }
}
