using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Parses the templates of a set, once.</summary>
public static class TemplateCompiler
{
    /// <summary>Every template of a set; the findings of all that do not parse.</summary>
    public static StageResult<ImmutableArray<CompiledStep>> Compile(SetDefinition set)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var steps = ImmutableArray.CreateBuilder<CompiledStep>();
        int index = 0;
        foreach (var step in set.Steps)
        {
            var resources = ImmutableArray.CreateBuilder<CompiledTemplate>();
            foreach (var spec in step.Resources)
            {
                if (Compile(set, spec, index++, findings) is { } compiled)
                {
                    resources.Add(compiled);
                }
            }

            var text = step.Text is null ? null : Compile(set, step.Text, index++, findings);
            steps.Add(new CompiledStep(step.Name, resources.ToImmutable(), text));
        }

        return new StageResult<ImmutableArray<CompiledStep>>(steps.ToImmutable(), findings.ToImmutable());
    }

    private static CompiledTemplate? Compile(SetDefinition set, TemplateSpec spec, int index, ImmutableArray<Diagnostic>.Builder findings)
    {
        var source = TemplateSource.Of(spec);
        var repeat = CompileRepeat(spec, findings);
        try
        {
            var template = Template.Parse(source.Text, new TemplateOptions { Name = NameOf(set), Functions = set.Dialect.Functions, Delimiters = set.Delimiters });
            return new CompiledTemplate(index, spec, source, template, set.Delimiters, repeat);
        }
        catch (TemplateException exception)
        {
            findings.Add(TemplateFindings.Of(exception, source, set.Delimiters, DiagnosticCodes.TemplateSyntax).Via($"reading template {(index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}", spec.Origin));
            return null;
        }
    }

    private static string NameOf(SetDefinition set) =>
        set.Dialect.Order == RenderOrder.ElementMajor ? $"{set.Name.Namespace}/{set.Name.Name}" : "resourceset";

    private static JsonPathExpression? CompileRepeat(TemplateSpec spec, ImmutableArray<Diagnostic>.Builder findings)
    {
        if (spec.Repeat is null)
        {
            return null;
        }

        try
        {
            var expression = JsonPathExpression.Parse(spec.Repeat);
            if (expression.HasTextOutsideBraces)
            {
                findings.Add(new Diagnostic(DiagnosticCodes.RepeatExpression, Severity.Error, $"repeat '{spec.Repeat}' has text outside braces", spec.RepeatOrigin) { Suggestion = "write '{ .path }'" });
            }

            return expression;
        }
        catch (JsonPathException exception)
        {
            findings.Add(new Diagnostic(DiagnosticCodes.RepeatExpression, Severity.Error, $"repeat '{spec.Repeat}': {exception.Message}", spec.RepeatOrigin));
            return null;
        }
    }
}
