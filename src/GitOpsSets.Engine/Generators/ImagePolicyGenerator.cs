using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Images;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>
/// One element with the image an ImagePolicy has chosen: from the status it has in the repository, or else as its registry has it now
/// (specs/gitopsset.md §2.6).
/// </summary>
internal sealed class ImagePolicyGenerator(string policy, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Descriptor { get; } = new("imagePolicy", "ImagePolicy", Nestable: true, "One element with the image that an ImagePolicy manifest's status names, or that it chooses among the tags of its ImageRepository.", Bind);

    public Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        if (context.Objects.Find("ImagePolicy", context.Set.Name.Namespace, policy) is not ObjectLookup.Found found)
        {
            return Task.FromResult<GeneratorAnswer>(Fail(DiagnosticCodes.SourceUnavailable, $"ImagePolicy '{policy}' of namespace '{context.Set.Name.Namespace}' is not among the repository's manifests, or is there more than once"));
        }

        return found.Object["status"] is not YamlMapping status || ImageReference.OfStatus(status, "latestRef", "latestImage") is not { } latest
            ? SelectAsync(context, found.Object["spec"] as YamlMapping ?? YamlMapping.Empty, cancellationToken)
            : Task.FromResult(Answer(latest, ImageReference.OfStatus(status, "observedPreviousRef", "observedPreviousImage"), TemplateValue.Of, TemplateValue.Of));
    }

    private static ImagePolicyGenerator Bind(GeneratorSpec spec, FieldReader body) => new(body.Text("policyRef"), spec);

    private async Task<GeneratorAnswer> SelectAsync(GenerationContext context, YamlMapping policySpec, CancellationToken cancellationToken)
    {
        var reference = policySpec["imageRepositoryRef"] as YamlMapping;
        string name = (reference?["name"] as YamlString)?.Value ?? "";
        string place = (reference?["namespace"] as YamlString)?.Value is { Length: > 0 } written ? written : context.Set.Name.Namespace;
        if (context.Objects.Find("ImageRepository", place, name) is not ObjectLookup.Found { Object: var repository } || repository["spec"] is not YamlMapping repositorySpec)
        {
            return Fail(DiagnosticCodes.SourceUnavailable, $"ImagePolicy '{policy}' has no status with an image, and its ImageRepository '{place}/{name}' is not among the repository's manifests: nothing is known of what it has chosen");
        }

        var selection = new ImageSelection(context, policySpec, repositorySpec, place);
        var query = SourceQuery.Of(context.Set, spec, selection.Question);
        var last = context.IsLocked ? null : LiveSource.Remembered(context, query, "Element", spec.Origin);
        return selection.IsSuspended && !context.IsLocked
            ? last ?? Fail(DiagnosticCodes.SourceUnavailable, $"ImagePolicy '{policy}' or its ImageRepository is suspended, and the source lock remembers nothing of it")
            : await LiveSource.AnswerAsync(context, query, "Element", spec.Origin, () => AskAsync(context, selection, (last as GeneratorAnswer.Complete)?.Elements.FirstOrDefault()?.Values, cancellationToken));
    }

    private async Task<GeneratorAnswer> AskAsync(GenerationContext context, ImageSelection selection, TemplateMap? last, CancellationToken cancellationToken)
    {
        var known = Remembered(last, "latestImage");
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        if (await selection.LatestAsync(known, findings, cancellationToken) is not { } latest)
        {
            return new GeneratorAnswer.Failed([.. findings.Select(finding => finding.At is null
                ? finding with { Message = $"ImagePolicy '{policy}': {finding.Message}", At = spec.Origin }
                : finding.Via($"ImagePolicy '{policy}' of the generator", spec.Origin))]);
        }

        // Whoever may push a tag belongs to the repository.
        var answer = Answer(latest, known is null || known == latest ? Remembered(last, "previousImage") : known, TemplateValue.Of, Remote);
        return answer is GeneratorAnswer.Complete complete ? complete with { Dropped = selection.Dropped } : answer;

        TemplateValue Remote(string text) => context.Foreign.Remote(text, "Element");
    }

    private GeneratorAnswer Answer(ImageReference latest, ImageReference? previous, Func<string, TemplateValue> ours, Func<string, TemplateValue> theirs)
    {
        foreach (var image in new[] { latest, previous })
        {
            if (image?.Refuse() is { } reason)
            {
                return Fail(DiagnosticCodes.SourceContent, $"ImagePolicy '{policy}': '{image}' is no image: {reason}");
            }
        }

        var values = new TemplateMap
        {
            ["latestImage"] = theirs(latest.ToString()),
            ["image"] = ours(latest.NormalizedRepository),
            ["latestTag"] = theirs(latest.Tag),
            ["previousImage"] = theirs(previous?.ToString() ?? ""),
            ["previousTag"] = theirs(previous?.Tag ?? ""),
        };
        return new GeneratorAnswer.Complete([new Element(values, new ElementOrigin(string.Create(CultureInfo.InvariantCulture, $"imagePolicy[{spec.Entry}]/{policy}"), $"image policy {policy}", spec.Origin))]);
    }

    private static ImageReference? Remembered(TemplateMap? last, string field) =>
        last?[field] is { IsString: true, Text: { Length: > 0 } text } ? ImageReference.Parse(text) : null;

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message) => new(new Diagnostic(code, Severity.Error, message, spec.Origin));
}
