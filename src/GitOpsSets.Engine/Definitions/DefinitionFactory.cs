using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions.Substitution;
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
        CheckIdentity(source, findings);
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

    /// <summary>Reads an object that stands in a file, after its variables were substituted.</summary>
    public StageResult<DefinitionCollection> ReadSubstituted(YamlMapping source, DefinitionVariables variables)
    {
        if (!IsDefinition(source))
        {
            return new StageResult<DefinitionCollection>(DefinitionCollection.Empty, []);
        }

        var substituted = variables.Apply(source);
        var read = ReadOne(substituted.Value);
        return substituted.HasErrors
            ? new StageResult<DefinitionCollection>(
                new DefinitionCollection([.. read.Value.Sets.Select(set => set with { IsBroken = true })], [.. read.Value.Providers.Select(provider => provider with { IsBroken = true })]),
                substituted.Diagnostics)
            : read;
    }

    /// <summary>Reads an object as a GitOpsSet, whatever it says it is.</summary>
    public SetDefinition ReadGitOpsSet(YamlMapping source, ImmutableArray<Diagnostic>.Builder diagnostics) =>
        GitOpsSetReader.Read(source, GroupOf(source) is { } group && ApiGroups.GitOpsSets.Contains(group, StringComparer.Ordinal) ? group : ApiGroups.GitOpsSets[0], gitOpsSets, diagnostics);

    /// <summary>Reads an object as a ResourceSet, whatever it says it is.</summary>
    public SetDefinition ReadResourceSet(YamlMapping source, ImmutableArray<Diagnostic>.Builder diagnostics) => ResourceSetReader.Read(source, resourceSets, diagnostics);

    /// <summary>A ResourceSet without anything, in whose name a provider of its namespace is asked.</summary>
    public SetDefinition NewAsker(string namespaceName) => ReadResourceSet(
        YamlMapping.Empty.With("metadata", YamlMapping.Empty.With("name", new YamlString("asker")).With("namespace", new YamlString(namespaceName))).With("spec", YamlMapping.Empty),
        ImmutableArray.CreateBuilder<Diagnostic>());

    /// <summary>Reads an object as a provider, whatever it says it is.</summary>
    public static ProviderDefinition ReadProvider(YamlMapping source, ImmutableArray<Diagnostic>.Builder diagnostics) => ProviderReader.Read(source, diagnostics);

    // A cluster would not take it, and nothing could be said of it: an unknown version may mean something else by the same fields.
    private static void CheckIdentity(YamlMapping source, ImmutableArray<Diagnostic>.Builder findings)
    {
        string kind = KindOf(source);
        string version = (source["apiVersion"] as YamlString)?.Value.Split('/')[^1] ?? "";
        string known = kind == "GitOpsSet" ? "v1alpha1" : "v1";
        if (version != known)
        {
            findings.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, $"the version '{version}' of {kind} is not known", source["apiVersion"]!.Span) { Suggestion = $"write {known}" });
        }

        // GitOpsSets without a name render in the reference too; ResourceSets and providers do not.
        var name = (source["metadata"] as YamlMapping)?["name"];
        if (kind != "GitOpsSet" && name is null or YamlNull or YamlString { Value: "" })
        {
            findings.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, $"metadata.name of a {kind} must be set", name?.Span ?? source.Span));
        }
    }

    private static bool IsError(Diagnostic finding) => finding.Severity == Severity.Error;

    private static string KindOf(YamlMapping source) => (source["kind"] as YamlString)?.Value ?? "";

    private static string? GroupOf(YamlMapping source) =>
        (source["apiVersion"] as YamlString)?.Value.Split('/') is [var group, _] ? group : null;
}
