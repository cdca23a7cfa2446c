using GitOpsSets.Templating.Functions;

namespace GitOpsSets.Engine.Rendering.Functions;

/// <summary>All functions of the two dialects.</summary>
public static class DialectFunctions
{
    /// <summary>What templates of GitOpsSets may call.</summary>
    public static FunctionTable GitOpsSet { get; } = FunctionTables.GitOpsSet.With(YamlFunctions.GitOpsSetTable);

    /// <summary>What templates of ResourceSets may call.</summary>
    public static FunctionTable ResourceSet { get; } = FunctionTables.ResourceSet.With(YamlFunctions.ResourceSetTable);
}
