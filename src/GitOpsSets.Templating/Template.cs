using System.Collections.Immutable;
using GitOpsSets.Templating.Evaluation;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Syntax;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating;

/// <summary>A Go <c>text/template</c>, read once and rendered as often as there are elements. Immutable; renders may run side by side.</summary>
public sealed class Template
{
    private const int LeastExpectedCharacters = 256;

    private readonly Definition _main;

    private Template(string text, TemplateOptions options, ParsedTemplate parsed)
    {
        (Text, Options, _main, Definitions, Chances) = (text, options, parsed.Main, parsed.Names, parsed.Chances);
    }

    /// <summary>The template as it was written.</summary>
    public string Text { get; }

    /// <summary>How it was read.</summary>
    public TemplateOptions Options { get; }

    /// <summary>What messages call it.</summary>
    public string Name => Options.Name;

    /// <summary>The names of everything it defines, its own included, in ordinal order.</summary>
    public ImmutableArray<string> Definitions { get; }

    /// <summary>Calls of functions whose result differs from run to run, in the order they stand.</summary>
    public ImmutableArray<FunctionUse> Chances { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="text">Any text; bytes that are no UTF-8 as <see cref="Values.GoText"/> carries them.</param>
    /// <param name="options">Its name, delimiters and functions.</param>
    /// <exception cref="TemplateException">It is malformed, or calls a function that does not exist.</exception>
    public static Template Parse(string text, TemplateOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        return new Template(text, options, Parser.Parse(text, options));
    }

    /// <summary>What it would write, as far as that is known without data.</summary>
    /// <param name="takesLast">Of conditions the last arm; otherwise the first.</param>
    public TemplateOutline Outline(bool takesLast) => new OutlineWriter(Text, new TokenSource(), takesLast).Write(_main);

    /// <summary>Renders it.</summary>
    /// <param name="data">What it is rendered with; functions such as <c>set</c> change it.</param>
    /// <param name="context">The budget, clock and randomness of this render.</param>
    /// <exception cref="TemplateException">It cannot be rendered with this data, or asks for more than its budget; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">The run is over.</exception>
    public RenderedText Execute(RenderData data, FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(context);
        using var output = new TemplateOutput(context.Budget, context.Tokens, Math.Max(LeastExpectedCharacters, Text.Length));
        new Evaluator(this, Options.MissingKey, data, context, output).Execute(_main);
        return output.ToRendered();
    }
}
