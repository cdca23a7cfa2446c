using System.Globalization;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Values;

/// <summary>Values as Go's <c>fmt</c> prints them.</summary>
public static class GoFormat
{
    /// <summary>What <c>%v</c> prints.</summary>
    /// <exception cref="FunctionException">The value holds itself, or nests too deeply to print.</exception>
    public static string Value(TemplateValue value) => Value(value, null);

    /// <summary>What <c>%v</c> prints.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="budget">Charged for every value; null outside renders.</param>
    /// <exception cref="FunctionException">The value holds itself, or nests too deeply to print.</exception>
    public static string Value(TemplateValue value, Budget? budget)
    {
        if (value.IsString)
        {
            return value.Text;
        }

        return value.IsNil ? value.IsNoValue ? "<no value>" : "<nil>" : Rich(value, budget).Text;
    }

    /// <summary>What <c>%v</c> prints, with the provenance of its parts.</summary>
    internal static TemplateText Rich(in TemplateValue value, Budget? budget)
    {
        if (value.IsString)
        {
            return value.Rich;
        }

        if (value.Type is { IsScalar: true })
        {
            return new TemplateText(Scalar(value));
        }

        var output = new TemplateTextBuilder(budget);
        new GoPrinter(output, budget).Print(value, 'v');
        return output.ToText();
    }

    /// <summary>What <c>%v</c> prints of a number or truth value.</summary>
    internal static string Scalar(in TemplateValue value) => GoNamedNumbers.Name(value) ?? value.Kind switch
    {
        GoKind.Bool => value.Boolean ? "true" : "false",
        GoKind.Float => GoNumber.Format(value.Float),
        GoKind.Uint => ((ulong)value.Integer).ToString(CultureInfo.InvariantCulture),
        _ => value.Integer.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Go's <c>Sprint</c>: a space between two operands when neither is a string.</summary>
    internal static TemplateText Print(ReadOnlySpan<TemplateValue> values, Budget? budget)
    {
        if (values is [{ IsString: true } single])
        {
            return single.Rich;
        }

        var output = new TemplateTextBuilder(budget);
        var printer = new GoPrinter(output, budget);
        bool previousIsString = true;
        foreach (var value in values)
        {
            if (!previousIsString && !value.IsString)
            {
                output.Append(' ');
            }

            printer.Print(value, 'v');
            previousIsString = value.IsString;
        }

        return output.ToText();
    }

    /// <summary>Go's <c>Sprintln</c>: spaces between all operands and a line feed at the end.</summary>
    internal static TemplateText PrintLine(ReadOnlySpan<TemplateValue> values, Budget? budget)
    {
        var output = new TemplateTextBuilder(budget);
        var printer = new GoPrinter(output, budget);
        for (int index = 0; index < values.Length; index++)
        {
            if (index > 0)
            {
                output.Append(' ');
            }

            printer.Print(values[index], 'v');
        }

        return output.Append('\n').ToText();
    }

    /// <summary>Go's <c>Sprintf</c>.</summary>
    /// <param name="format">With <c>%</c> verbs; mistakes in it show in the result, as <c>%!d(string=a)</c>.</param>
    /// <param name="arguments">What the verbs print.</param>
    public static string Sprintf(string format, params ReadOnlySpan<TemplateValue> arguments)
    {
        ArgumentNullException.ThrowIfNull(format);
        return new FormatRun(new TemplateTextBuilder(null), null, null).Run(format, arguments).Text;
    }
}
