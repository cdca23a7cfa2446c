using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.References;

/// <summary>
/// Does what the annotations of rendered objects ask as far as the repository's manifests allow it: data of ConfigMaps are copied and digested. Secrets are not read, so that nothing of
/// them reaches an output; what names one, or names what is not in the repository, stays as it is and is reported.
/// </summary>
/// <param name="objects">The manifests of the repository.</param>
internal sealed class RepositoryReferences(ObjectIndex objects)
{
    private readonly ImmutableArray<Diagnostic>.Builder _findings = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>The objects with their copies and digests.</summary>
    public StageResult<ImmutableArray<RenderedManifest>> Resolve(ImmutableArray<RenderedManifest> manifests)
    {
        manifests = Apply(manifests, SourceName.CopyFrom, document => CopiedData.Apply(document, Find));
        manifests = Apply(manifests, SourceName.ConvertKubeConfigFrom, document => ConvertedKubeConfig.Apply(document, Find));
        var checksums = new DataChecksums(manifests.Select(manifest => manifest.Document).Where(document => document["kind"] is not YamlString { Value: "Secret" }), Find);
        return new StageResult<ImmutableArray<RenderedManifest>>(Apply(manifests, SourceName.ChecksumFrom, checksums.Apply), _findings.ToImmutable());
    }

    private ImmutableArray<RenderedManifest> Apply(ImmutableArray<RenderedManifest> manifests, string annotation, Func<YamlMapping, YamlMapping> change) =>
        [.. manifests.Select(manifest => Apply(manifest, annotation, change))];

    private RenderedManifest Apply(RenderedManifest manifest, string annotation, Func<YamlMapping, YamlMapping> change)
    {
        try
        {
            return manifest with { Document = change(manifest.Document) };
        }
        catch (ReferenceException exception)
        {
            _findings.Add(exception.IsMissing ? LeftToCluster(manifest, annotation, exception) : Wrong(manifest, exception));
            return manifest;
        }
    }

    private YamlMapping? Find(string kind, string namespaceName, string name) =>
        kind == "ConfigMap" && objects.Find(kind, namespaceName, name) is ObjectLookup.Found found ? found.Object : null;

    private static Diagnostic LeftToCluster(RenderedManifest manifest, string annotation, ReferenceException exception) =>
        new(DiagnosticCodes.LeftToCluster, Severity.Warning, $"the annotation {annotation} of {manifest.Identity} is left to the cluster: {exception.Message}", manifest.Template.Spec.Origin)
        {
            Suggestion = "only the Flux Operator acts on it; ConfigMaps among the repository's manifests are read here, Secrets are not",
        };

    private static Diagnostic Wrong(RenderedManifest manifest, ReferenceException exception) =>
        new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, $"{manifest.Identity}: {exception.Message}", manifest.Template.Spec.Origin)
            .Via($"for {manifest.Element.Origin.Description}", manifest.Element.Origin.Generator);
}
