using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Generators.Inputs;
using GitOpsSets.Engine.Generators.Selectors;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>
/// One input set per ExternalArtifact object that a selector fits (specs/resourceset.md §3.10). A cluster's controllers make these objects;
/// here they are looked up among the repository's manifests, and a repository without any says nothing about them.
/// </summary>
internal sealed class ExternalArtifactProvider(ProviderDefinition definition, ImmutableArray<ExternalArtifactProvider.Selector> selectors, int limit) : IInputProvider
{
    private const string Kind = "ExternalArtifact";
    private const string Group = "source.toolkit.fluxcd.io/";

    public static ProviderDescriptor Descriptor { get; } =
        new(Kind, "One input set per ExternalArtifact among the repository's manifests that a selector fits: id, name, namespace, revision, and its labels.", Bind);

    public Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        string home = definition.Name.Namespace.Length == 0 ? context.Set.Name.Namespace : definition.Name.Namespace;
        var artifacts = context.Objects.OfKind(Kind).Where(IsOfGroup).ToList();
        return artifacts.Count > 0
            ? Task.FromResult(Export(artifacts, home, context.NewDropLog()))
            : definition.ExportedInputs is { } recorded
                ? new RecordedProvider(definition, recorded).ExportAsync(context, cancellationToken)
                : Task.FromResult<GeneratorAnswer>(Fail(
                    DiagnosticCodes.SourceUnavailable,
                    "no ExternalArtifact is among the repository's manifests",
                    "a cluster makes these objects: commit the ones you mean with their status, or the provider with its 'status.exportedInputs'"));
    }

    private static ExternalArtifactProvider Bind(ProviderDefinition definition, FieldReader spec)
    {
        if (spec.Node("url") is YamlString { Value.Length: > 0 })
        {
            spec.Refuse("url", "an ExternalArtifact provider takes none", DiagnosticCodes.GeneratorInvalid);
        }

        if (spec.Sequence("selectors") is not { Items.IsEmpty: false })
        {
            spec.Refuse("selectors", "an ExternalArtifact provider needs at least one; '{}' selects every object of its namespace", DiagnosticCodes.GeneratorInvalid);
        }

        var selectors = spec.Objects("selectors")
            .Select(selector => new Selector(selector.Text("name"), selector.Text("namespace"), LabelSelectorReader.Read(selector, coerces: true)))
            .ToImmutableArray();
        return new ExternalArtifactProvider(definition, selectors, InputFilter.ReadLimit(spec));
    }

    private static bool IsOfGroup(YamlMapping artifact) => (artifact["apiVersion"] as YamlString)?.Value.StartsWith(Group, StringComparison.Ordinal) == true;

    private static string Metadata(YamlMapping artifact, string field) => ((artifact["metadata"] as YamlMapping)?[field] as YamlString)?.Value ?? "";

    private GeneratorAnswer Export(List<YamlMapping> artifacts, string home, DropLog? drops)
    {
        var chosen = artifacts.Select(artifact => (Name: new ObjectName(Place(artifact, home), Metadata(artifact, "name")), Object: artifact))
            .Where(artifact => IsChosen(artifact.Name, artifact.Object, home, drops))
            .OrderBy(artifact => artifact.Name.Namespace, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Name.Name, StringComparer.Ordinal)
            .ToList();
        return chosen.Zip(chosen.Skip(1)).FirstOrDefault(pair => pair.First.Name == pair.Second.Name) is { First.Object: not null } twins
            ? Fail(DiagnosticCodes.GeneratorInvalid, $"more than one ExternalArtifact '{twins.First.Name}' is in the repository", "write their namespaces in the manifests")
            : new GeneratorAnswer.Complete([.. chosen.Take(limit).Select(artifact => ToElement(artifact.Name, artifact.Object))]) { IsBounded = chosen.Count > limit, Dropped = Dropped(chosen) };

        ImmutableArray<DroppedItem> Dropped(IEnumerable<(ObjectName Name, YamlMapping Object)> chosen) =>
            drops is null ? [] : [.. drops.Items, .. chosen.Skip(limit).Select(artifact => new DroppedItem(NameOf(artifact.Name), FilterRules.OfLimit(limit, definition)))];
    }

    private bool IsChosen(ObjectName name, YamlMapping artifact, string home, DropLog? drops)
    {
        bool isChosen = selectors.Any(selector => selector.Takes(name, Annotations.LabelsOf(artifact), home));
        if (!isChosen)
        {
            drops?.Add(NameOf(name), new DropRule(DropReason.Selector, "fits no selector", definition.Spec["selectors"]?.Span ?? definition.Origin));
        }

        return isChosen;
    }

    private static ItemName NameOf(ObjectName name) => new($"ExternalArtifact {name}", [name.Name, name.ToString()]);

    // Manifests in Git often leave the namespace to Kustomize or Flux: such a one stands beside its provider.
    private static string Place(YamlMapping artifact, string home) => Metadata(artifact, "namespace") is { Length: > 0 } written ? written : home;

    private Element ToElement(ObjectName name, YamlMapping artifact)
    {
        var set = ElementValues.MapOf(Annotations.LabelsOf(artifact).OrderBy(label => label.Key, StringComparer.Ordinal));
        string id = InputId.Of($"{name.Namespace}/{name.Name}");
        set["id"] = TemplateValue.Of(id);
        set["name"] = TemplateValue.Of(name.Name);
        set["namespace"] = TemplateValue.Of(name.Namespace);
        if ((((artifact["status"] as YamlMapping)?["artifact"] as YamlMapping)?["revision"] as YamlString)?.Value is { Length: > 0 } revision)
        {
            set["revision"] = TemplateValue.Of(revision);
        }

        ExportedInputs.AddDefaults(set, definition);
        return new Element(set, ExportedInputs.Origin(definition, id, $"ExternalArtifact {name.Namespace}/{name.Name}"));
    }

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message, string suggestion) =>
        new(new Diagnostic(code, Severity.Error, $"ResourceSetInputProvider '{definition.Name}': {message}", definition.Spec["selectors"]?.Span ?? definition.Origin) { Suggestion = suggestion });

    /// <summary>One entry of <c>selectors</c>; all of its conditions must hold.</summary>
    /// <param name="Name">Empty for any, as the labels decide.</param>
    /// <param name="Namespace">Empty for the provider's own, <c>*</c> for all.</param>
    /// <param name="Labels">Not asked where a name is given.</param>
    internal sealed record Selector(string Name, string Namespace, LabelSelector Labels)
    {
        /// <summary>Whether it takes an object.</summary>
        public bool Takes(ObjectName name, IReadOnlyDictionary<string, string> labels, string home) =>
            (Namespace == "*" || name.Namespace == (Namespace.Length == 0 ? home : Namespace)) && (Name.Length == 0 ? Labels.Matches(labels) : name.Name == Name);
    }
}
