using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Images;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>One element with the image an ImagePolicy has chosen, from the status it has in the repository (specs/gitopsset.md §2.6).</summary>
internal sealed class ImagePolicyGenerator(string policy, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Descriptor { get; } = new("imagePolicy", "ImagePolicy", Nestable: true, "One element with the image that an ImagePolicy manifest's status names.", Bind);

    public Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken) => Task.FromResult(Answer(context));

    private static ImagePolicyGenerator Bind(GeneratorSpec spec, FieldReader body) => new(body.Text("policyRef"), spec);

    private GeneratorAnswer Answer(GenerationContext context)
    {
        if (context.Objects.Find("ImagePolicy", context.Set.Name.Namespace, policy) is not ObjectLookup.Found found)
        {
            return Fail(DiagnosticCodes.SourceUnavailable, $"ImagePolicy '{policy}' of namespace '{context.Set.Name.Namespace}' is not among the repository's manifests, or is there more than once");
        }

        var status = found.Object["status"] as YamlMapping;
        if (ImageReference.OfStatus(status, "latestRef", "latestImage") is not { } latest)
        {
            return Fail(DiagnosticCodes.SourceUnavailable, $"ImagePolicy '{policy}' has no status with an image: nothing is known of what it has chosen");
        }

        var previous = ImageReference.OfStatus(status, "observedPreviousRef", "observedPreviousImage");
        if (latest.Refuse() is { } reason)
        {
            return Fail(DiagnosticCodes.SourceContent, $"ImagePolicy '{policy}': '{latest}' is no image: {reason}");
        }

        if (previous?.Refuse() is { } previousReason)
        {
            return Fail(DiagnosticCodes.SourceContent, $"ImagePolicy '{policy}': '{previous}' is no image: {previousReason}");
        }

        var values = new TemplateMap
        {
            ["latestImage"] = TemplateValue.Of(latest.ToString()),
            ["image"] = TemplateValue.Of(latest.NormalizedRepository),
            ["latestTag"] = TemplateValue.Of(latest.Tag),
            ["previousImage"] = TemplateValue.Of(previous?.ToString() ?? ""),
            ["previousTag"] = TemplateValue.Of(previous?.Tag ?? ""),
        };
        return new GeneratorAnswer.Complete([new Element(values, new ElementOrigin(string.Create(CultureInfo.InvariantCulture, $"imagePolicy[{spec.Entry}]/{policy}"), $"image policy {policy}", spec.Origin))]);
    }

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message) => new(new Diagnostic(code, Severity.Error, message, spec.Origin));
}
