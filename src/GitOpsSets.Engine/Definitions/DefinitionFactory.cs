using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Tells definitions from other objects and makes them.</summary>
/// <param name="gitOpsSets">The dialect of GitOpsSets.</param>
/// <param name="resourceSets">The dialect of ResourceSets.</param>
/// <param name="validate">Checks a definition as an API server would; null checks nothing, as the reference command lines do.</param>
public sealed class DefinitionFactory(Dialect gitOpsSets, Dialect resourceSets, Func<YamlMapping, ImmutableArray<Diagnostic>>? validate = null)
{
    private const string ProviderKind = "ResourceSetInputProvider";

    /// <summary>Whether an object is a definition.</summary>
    public static bool IsDefinition(YamlMapping source) =>
        KindOf(source) switch
        {
            "GitOpsSet" => GroupOf(source) is { } group && ApiGroups.GitOpsSets.Contains(group, StringComparer.Ordinal),
            "ResourceSet" or ProviderKind => GroupOf(source) == ApiGroups.FluxOperator,
            _ => false,
        };

    /// <summary>Reads an object; what is no definition gives nothing.</summary>
    /// <param name="source">Any object.</param>
    /// <param name="origin">Where it comes from, when it stands in no file.</param>
    public StageResult<DefinitionCollection> ReadOne(YamlMapping source, SourceSpan? origin = null)
    {
        if (!IsDefinition(source))
        {
            return new StageResult<DefinitionCollection>(DefinitionCollection.Empty, []);
        }

        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        findings.AddRange(validate?.Invoke(source) ?? []);
        int ofSchema = findings.Any(IsError) ? findings.Count : int.MaxValue;
        var collection = KindOf(source) switch
        {
            "GitOpsSet" => new DefinitionCollection([ReadGitOpsSet(source, findings)], []),
            "ResourceSet" => new DefinitionCollection([ReadResourceSet(source, findings)], []),
            _ => new DefinitionCollection([], [ProviderReader.Read(source, findings)]),
        };

        // What broke the schema would be said again by the readers.
        findings.Count = Math.Min(findings.Count, ofSchema);
        bool isBroken = findings.Any(IsError);
        return new StageResult<DefinitionCollection>(
            new DefinitionCollection(
                [.. collection.Sets.Select(set => set with { IsBroken = isBroken })],
                [.. collection.Providers.Select(provider => provider with { IsBroken = isBroken })]),
            [.. findings.Select(finding => origin is { } at ? finding with { At = at } : finding)]);
    }

    /// <summary>Reads an object as a GitOpsSet, whatever it says it is.</summary>
    public SetDefinition ReadGitOpsSet(YamlMapping source, ImmutableArray<Diagnostic>.Builder diagnostics) =>
        GitOpsSetReader.Read(source, GroupOf(source) is { } group && ApiGroups.GitOpsSets.Contains(group, StringComparer.Ordinal) ? group : ApiGroups.GitOpsSets[0], gitOpsSets, diagnostics);

    /// <summary>Reads an object as a ResourceSet, whatever it says it is.</summary>
    public SetDefinition ReadResourceSet(YamlMapping source, ImmutableArray<Diagnostic>.Builder diagnostics) => ResourceSetReader.Read(source, resourceSets, diagnostics);

    private static bool IsError(Diagnostic finding) => finding.Severity == Severity.Error;

    private static string KindOf(YamlMapping source) => (source["kind"] as YamlString)?.Value ?? "";

    private static string? GroupOf(YamlMapping source) =>
        (source["apiVersion"] as YamlString)?.Value.Split('/') is [var group, _] ? group : null;
}
