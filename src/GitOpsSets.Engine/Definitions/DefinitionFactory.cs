using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Tells definitions from other objects and makes them.</summary>
/// <param name="gitOpsSets">The dialect of GitOpsSets.</param>
/// <param name="resourceSets">The dialect of ResourceSets.</param>
public sealed class DefinitionFactory(Dialect gitOpsSets, Dialect resourceSets)
{
    private const string ProviderKind = "ResourceSetInputProvider";

    /// <summary>Whether an object is a definition.</summary>
    public static bool IsDefinition(YamlMapping source) =>
        KindOf(source) switch
        {
            "GitOpsSet" => GroupOf(source) is { } group && ApiGroups.GitOpsSets.Contains(group),
            "ResourceSet" or ProviderKind => GroupOf(source) == ApiGroups.FluxOperator,
            _ => false,
        };

    /// <summary>Reads an object, if it is a definition.</summary>
    /// <param name="source">Any object.</param>
    /// <param name="sets">Receives a set.</param>
    /// <param name="providers">Receives a provider.</param>
    /// <param name="diagnostics">Receives what is wrong with it.</param>
    public void Read(YamlMapping source, ImmutableArray<SetDefinition>.Builder sets, ImmutableArray<ProviderDefinition>.Builder providers, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (!IsDefinition(source))
        {
            return;
        }

        switch (KindOf(source))
        {
            case "GitOpsSet":
                sets.Add(ReadGitOpsSet(source, diagnostics));
                break;
            case "ResourceSet":
                sets.Add(ReadResourceSet(source, diagnostics));
                break;
            default:
                providers.Add(ProviderReader.Read(source, diagnostics));
                break;
        }
    }

    /// <summary>Reads an object as a GitOpsSet, whatever it says it is.</summary>
    public SetDefinition ReadGitOpsSet(YamlMapping source, ImmutableArray<Diagnostic>.Builder diagnostics) =>
        GitOpsSetReader.Read(source, GroupOf(source) is { } group && ApiGroups.GitOpsSets.Contains(group) ? group : ApiGroups.GitOpsSets[0], gitOpsSets, diagnostics);

    /// <summary>Reads an object as a ResourceSet, whatever it says it is.</summary>
    public SetDefinition ReadResourceSet(YamlMapping source, ImmutableArray<Diagnostic>.Builder diagnostics) => ResourceSetReader.Read(source, resourceSets, diagnostics);

    private static string KindOf(YamlMapping source) => (source["kind"] as YamlString)?.Value ?? "";

    private static string? GroupOf(YamlMapping source) =>
        (source["apiVersion"] as YamlString)?.Value.Split('/') is [var group, _] ? group : null;
}
