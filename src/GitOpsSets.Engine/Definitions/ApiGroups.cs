using System.Collections.Immutable;

namespace GitOpsSets.Engine.Definitions;

/// <summary>The API groups whose objects are definitions.</summary>
public static class ApiGroups
{
    /// <summary>The Flux Operator's: ResourceSet and ResourceSetInputProvider.</summary>
    public const string FluxOperator = "fluxcd.controlplane.io";

    /// <summary>The label prefix on objects of a ResourceSet.</summary>
    public const string ResourceSetLabels = "resourceset.fluxcd.controlplane.io";

    /// <summary>GitOpsSet's group today, then the one all early definitions still name.</summary>
    public static ImmutableArray<string> GitOpsSets { get; } = ["sets.gitops.pro", "templates.weave.works"];
}
