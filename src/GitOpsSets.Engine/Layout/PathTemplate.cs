using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Layout;

/// <summary>The path a set's <c>gitopssets.action/path</c> annotation gives each of its objects.</summary>
internal sealed class PathTemplate
{
    private readonly Template _template;
    private readonly SetDefinition _set;
    private readonly SourceSpan _origin;

    private PathTemplate(Template template, SetDefinition set, SourceSpan origin)
    {
        (_template, _set, _origin) = (template, set, origin);
    }

    /// <summary>The template of a set; null when it has no such annotation.</summary>
    /// <exception cref="TemplateException">It does not parse.</exception>
    public static PathTemplate? Of(SetDefinition set) =>
        set.Annotations.TryGetValue(Annotations.Path, out string? text)
            ? new PathTemplate(
                Template.Parse(text, new TemplateOptions { Name = Annotations.Path, Functions = set.Dialect.Functions, Delimiters = set.Delimiters }),
                set,
                OriginOf(set))
            : null;

    /// <summary>Where the annotation of a set is written.</summary>
    public static SourceSpan OriginOf(SetDefinition set) =>
        ((set.Source["metadata"] as YamlMapping)?["annotations"] as YamlMapping)?[Annotations.Path]?.Span ?? set.Origin;

    /// <summary>The path of one object: the element's data, plus the object itself as <c>.Object</c>.</summary>
    /// <param name="manifest">The object.</param>
    /// <param name="fileName">Its usual name, for a template that gives a folder.</param>
    /// <param name="path">Below the output root.</param>
    /// <param name="isByOthers">Whether outsiders' text is part of the path, or of the object's name.</param>
    /// <param name="finding">What is wrong, otherwise.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public bool TryRender(RenderedManifest manifest, string fileName, out RelativePath path, out bool isByOthers, out Diagnostic? finding, CancellationToken cancellationToken)
    {
        path = default;
        finding = null;
        isByOthers = manifest.IsNamedByOthers;
        var values = manifest.Element.Values is { } map ? TemplateValue.Of(map) : TemplateValue.Nil;
        var root = new TemplateMap
        {
            ["Element"] = values,
            ["Object"] = ElementValues.Of(manifest.Document, _set.Dialect.Numbers),
        };
        try
        {
            var context = new FunctionContext(new Budget(TemplateLimits.Default, cancellationToken), new UtcClock(TimeProvider.System), RandomSource.Seeded(manifest.Element.Origin.Key));
            var rendered = _template.Execute(new RenderData(TemplateValue.Of(root), values), context);
            isByOthers |= rendered.Tokens.Any(token => token.Source.Trust == TrustLevel.Outsider);
            string text = rendered.Text.Trim();
            string whole = text.EndsWith(".yaml", StringComparison.Ordinal) || text.EndsWith(".yml", StringComparison.Ordinal) ? text : $"{text.TrimEnd('/')}/{fileName}";
            if (RelativePath.TryParse(whole, out path, out string? reason))
            {
                return true;
            }

            finding = new Diagnostic(DiagnosticCodes.PathRefused, Severity.Error, $"the path '{whole}' of {manifest.Identity} is refused: {reason}", _origin)
                .Via($"for {manifest.Element.Origin.Description}", manifest.Element.Origin.Generator);
        }
        catch (TemplateException exception)
        {
            isByOthers |= InertData.HoldsOutsidersText(values);
            finding = new Diagnostic(DiagnosticCodes.TemplateExecution, Severity.Error, $"annotation {Annotations.Path}: {exception.Message}", _origin)
            {
                Suggestion = exception.Suggestion is null ? null : $"did you mean '{exception.Suggestion}'?",
            }.Via($"for {manifest.Element.Origin.Description}", manifest.Element.Origin.Generator);
        }

        return false;
    }
}
