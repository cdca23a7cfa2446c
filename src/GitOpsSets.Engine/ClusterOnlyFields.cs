using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine;

/// <summary>Says what a set asks of a cluster that no rendering can do (design decision 17).</summary>
internal static class ClusterOnlyFields
{
    private static readonly ImmutableArray<(string Field, string Means)> Fields =
    [
        ("dependsOn", "give the Flux Kustomization that syncs the output the same 'dependsOn'"),
        ("wait", "give the Flux Kustomization that syncs the output 'wait: true'"),
        ("serviceAccountName", "give the Flux Kustomization that syncs the output the same 'serviceAccountName'"),
    ];

    public static ImmutableArray<Diagnostic> Of(SetDefinition set)
    {
        var spec = set.Source["spec"] as YamlMapping ?? YamlMapping.Empty;
        return [.. Fields
            .Where(field => spec[field.Field] is not (null or YamlNull or YamlBoolean { Value: false }))
            .Select(field => new Diagnostic(DiagnosticCodes.LeftToCluster, Severity.Notice, $"spec.{field.Field} is left to Flux", spec[field.Field]!.Span) { Suggestion = field.Means })];
    }
}
