using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Executes the templates of one set and gathers what goes wrong.</summary>
internal sealed class TemplateExecution(SetDefinition set, RenderSettings settings, TokenSource tokens, CancellationToken cancellationToken)
{
    /// <summary>What findings call a text that no file holds.</summary>
    public const string RenderedFile = "rendered";

    private const int MaxGathered = 1000;

    public List<Diagnostic> Findings { get; } = [];

    /// <summary>What is worth a word although the objects are delivered.</summary>
    public List<Diagnostic> Warnings { get; } = [];

    /// <summary>Whether so much has gone wrong that going on would only repeat it.</summary>
    public bool IsHopeless => Findings.Count >= MaxGathered;

    /// <summary>The objects in what a template renders; null when it failed, and the finding is gathered.</summary>
    public T? Render<T>(CompiledTemplate compiled, Element element, RenderData data, Func<string, T> read)
        where T : class
    {
        RenderedText rendered;
        try
        {
            rendered = compiled.Template.Execute(data, NewContext(compiled, element));
        }
        catch (TemplateException exception)
        {
            Add(TemplateFindings.Of(exception, compiled.Source, DiagnosticCodes.TemplateExecution), compiled, element);
            return null;
        }

        try
        {
            RefuseOtherBytes(rendered.Text);
            return read(rendered.Text);
        }
        catch (YamlException exception)
        {
            Add(RenderedTextFindings.Of(exception, rendered.Text, compiled), compiled, element);
            return null;
        }
    }

    public void Add(Diagnostic finding, CompiledTemplate compiled, Element element) =>
        Findings.Add(finding
            .Via(string.Create(CultureInfo.InvariantCulture, $"rendering template {compiled.Index + 1}"), compiled.Spec.Origin)
            .Via($"for {element.Origin.Description}", element.Origin.Generator));

    /// <summary>Looks at an object before it gets the set's own labels. A template is warned about once, not for every element.</summary>
    public void Inspect(YamlMapping document, CompiledTemplate compiled, Element element)
    {
        if (LostMetadata.Of(document, compiled) is { } warning && Warnings.TrueForAll(known => known.At != warning.At))
        {
            Warnings.Add(warning
                .Via(string.Create(CultureInfo.InvariantCulture, $"rendering template {compiled.Index + 1}"), compiled.Spec.Origin)
                .Via($"for {element.Origin.Description}", element.Origin.Generator));
        }
    }

    // Bytes that are no characters can come of Secrets and of cut texts; no YAML may hold them.
    private static void RefuseOtherBytes(string text)
    {
        int from = text.AsSpan().IndexOfAnyInRange('\uDC80', '\uDCFF');
        for (int i = from; i >= 0 && i < text.Length; i++)
        {
            if (GoText.IsCarriedByte(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1])))
            {
                throw new YamlException(new SourceSpan(RenderedFile, 1 + text.AsSpan(0, i).Count('\n'), 1), "the rendered text is not UTF-8");
            }
        }
    }

    private FunctionContext NewContext(CompiledTemplate compiled, Element element) => new(
        new Budget(settings.Limits, cancellationToken),
        settings.Clock,
        settings.Seed is null ? RandomSource.System : RandomSource.Seeded(string.Create(CultureInfo.InvariantCulture, $"{settings.Seed}/{set.Name}/{compiled.Index}/{element.Origin.Key}")))
    {
        Tokens = tokens,
    };
}
