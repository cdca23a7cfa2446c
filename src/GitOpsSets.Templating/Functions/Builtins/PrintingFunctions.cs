using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Builtins;

/// <summary><c>print</c>, <c>println</c> and <c>printf</c>: Go's <c>Sprint</c> family, part by part with provenance.</summary>
internal static class PrintingFunctions
{
    /// <summary><c>print</c>: its arguments, with a space between two that are no strings.</summary>
    /// <example><code>{{ print 1 2 "a" 3 }}</code> gives <c>1 2a3</c></example>
    public static TemplateValue Print(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(GoFormat.Print(arguments, context.Budget));

    /// <summary><c>println</c>: its arguments with spaces between them and a line feed at the end.</summary>
    /// <example><code>{{ println "a" 1 }}</code> gives <c>a 1\n</c></example>
    public static TemplateValue PrintLine(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(GoFormat.PrintLine(arguments, context.Budget));

    /// <summary><c>printf</c>: its arguments by the verbs of a format.</summary>
    /// <example><code>{{ printf "%s-%03d" "web" 7 }}</code> gives <c>web-007</c></example>
    public static TemplateValue PrintFormatted(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var format = arguments[0];
        var values = arguments[1..];
        if (format.IsOutsidersText)
        {
            return PrintForeignFormat(context, arguments);
        }

        bool isForeign = false;
        foreach (var value in values)
        {
            isForeign |= ForeignText.IsIn(value);
        }

        return TemplateValue.Of(new FormatRun(new TemplateTextBuilder(context.Budget), context.Budget, isForeign ? context.Tokens : null).Run(format.Text, values));
    }

    // Whoever writes the format decides all of the result.
    private static TemplateValue PrintForeignFormat(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var flat = new TemplateValue[arguments.Length - 1];
        for (int index = 0; index < flat.Length; index++)
        {
            flat[index] = ForeignText.Flatten(arguments[index + 1]);
        }

        var text = new FormatRun(new TemplateTextBuilder(context.Budget), context.Budget, null).Run(arguments[0].Text, flat);
        return ForeignText.Mark(TemplateValue.Of(text), ForeignText.OriginOf(arguments)!, context.Tokens);
    }
}
