using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Layout;

/// <summary>Gives every object of a set a file (design §5.4).</summary>
public static class FileLayout
{
    /// <summary>The files of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="manifests">Its objects, in order.</param>
    /// <param name="options">What is refused.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>Files and the folders that get a kustomization; with findings when an object may not be written.</returns>
    public static StageResult<ArrangedFiles> Arrange(
        SetDefinition set,
        ImmutableArray<RenderedManifest> manifests,
        LayoutOptions options,
        CancellationToken cancellationToken)
    {
        if (manifests.Length > options.MaxFiles)
        {
            return TooMany(set, manifests.Length, options.MaxFiles);
        }

        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var folder = RelativePath.Of(FileNames.Part(set.Name.Namespace.Length == 0 ? "default" : set.Name.Namespace), FileNames.Part(set.Name.Name));
        var steps = StepFolders(set, folder, findings);
        var template = ParsePath(set, findings);
        var arrangement = new Arrangement(set, options.Guard, findings, options.Secrets);
        var names = FileNames.Of([.. manifests.Select(manifest => manifest.Identity)]);
        for (int i = 0; i < manifests.Length; i++)
        {
            var manifest = manifests[i];
            bool isByOthers = manifest.IsNamedByOthers;
            if (Check(manifest, options) is { } refusal)
            {
                arrangement.Report(refusal, manifest, isByOthers && refusal.Code == DiagnosticCodes.RenderedText);
            }

            if (!(template is null ? TryPlace(steps.GetValueOrDefault(manifest.Step, folder), names[i], manifest, out var path, out var finding) : template.TryRender(manifest, names[i], out path, out isByOthers, out finding, cancellationToken)))
            {
                arrangement.Report(finding!, manifest, isByOthers);
                continue;
            }

            arrangement.Add(path, manifest, isByOthers);
        }

        ImmutableArray<RelativePath> folders = template is null ? [folder, .. steps.Values] : [];
        return new StageResult<ArrangedFiles>(arrangement.ToFiles(folders), findings.ToImmutable());
    }

    private static StageResult<ArrangedFiles> TooMany(SetDefinition set, int count, int most) => new(
        new ArrangedFiles([], [], []),
        [new Diagnostic(DiagnosticCodes.LimitReached, Severity.Error, string.Create(CultureInfo.InvariantCulture, $"the set has {count} objects; at most {most} are written"), set.Origin) { Suggestion = RunLimits.Files.Advice(most, "split the set") }]);

    // A folder must leave room for its kustomization.
    private static Dictionary<string, RelativePath> StepFolders(SetDefinition set, RelativePath folder, ImmutableArray<Diagnostic>.Builder findings)
    {
        var folders = new Dictionary<string, RelativePath>(StringComparer.Ordinal);
        foreach (var (index, step) in set.Steps.Where(step => step.Name.Length > 0).Index())
        {
            string path = $"{folder}/{FileNames.OfStep(index + 1, step.Name)}";
            if (!RelativePath.TryParse($"{path}/{KustomizationFile.Name}", out _, out string? reason))
            {
                findings.Add(Refused($"the folder '{path}' of step '{step.Name}' is refused: {reason}", set.Origin));
            }
            else if (RelativePath.TryParse(path, out var safe, out _))
            {
                folders.TryAdd(step.Name, safe);
            }
        }

        return folders;
    }

    private static bool TryPlace(RelativePath folder, string name, RenderedManifest manifest, out RelativePath path, out Diagnostic? finding)
    {
        finding = RelativePath.TryParse($"{folder}/{name}", out path, out string? reason) ? null : Refused($"the path '{folder}/{name}' of {manifest.Identity} is refused: {reason}", manifest.Template.Spec.Origin);
        return finding is null;
    }

    private static Diagnostic Refused(string message, SourceSpan at) =>
        new(DiagnosticCodes.PathRefused, Severity.Error, message, at) { Suggestion = $"use shorter names, or give the set the annotation {Annotations.Path}" };

    private static PathTemplate? ParsePath(SetDefinition set, ImmutableArray<Diagnostic>.Builder findings)
    {
        try
        {
            return PathTemplate.Of(set);
        }
        catch (TemplateException exception)
        {
            findings.Add(new Diagnostic(DiagnosticCodes.TemplateSyntax, Severity.Error, $"annotation {Annotations.Path}: {exception.Message}", PathTemplate.OriginOf(set)));
            return null;
        }
    }

    private static Diagnostic? Check(RenderedManifest manifest, LayoutOptions options)
    {
        if (manifest.Identity.Name.Length == 0)
        {
            return new Diagnostic(DiagnosticCodes.RenderedText, Severity.Error, $"a rendered {manifest.Identity.Kind} has no name: a number or truth value must be quoted to be one", manifest.Template.Spec.Origin)
                .Via($"for {manifest.Element.Origin.Description}", manifest.Element.Origin.Generator);
        }

        if (options.RefusesSecrets && SecretPolicy.PlaintextField(manifest.Document) is { } field)
        {
            return new Diagnostic(DiagnosticCodes.SecretRefused, Severity.Error, $"{manifest.Identity} holds plaintext in '{field}': it is not written to the repository", manifest.Template.Spec.Origin)
            {
                Suggestion = "encrypt it with SOPS, or write an ExternalSecret or SealedSecret",
            }.Via($"for {manifest.Element.Origin.Description}", manifest.Element.Origin.Generator);
        }

        return null;
    }
}
