using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Functions that count. Sprig <c>numeric.go</c>.</summary>
internal static class SequenceFunctions
{
    /// <summary>Both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.Kept("until", Until, GoType.Int),
        Define.Kept("untilStep", UntilStep, GoType.Int, GoType.Int, GoType.Int),
        Define.KeptVariadic("seq", Seq, GoType.Int),
    ];

    /// <summary>The whole numbers from 0 to before a bound, counting down for a negative one.</summary>
    /// <example><code>{{ until 3 }}</code> gives <c>[0 1 2]</c></example>
    private static TemplateValue Until(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long bound = arguments[0].Integer;
        return ListOf(context, 0, bound, bound < 0 ? -1 : 1);
    }

    /// <summary>The whole numbers from a start to before a bound, by steps.</summary>
    /// <example><code>{{ untilStep 3 9 2 }}</code> gives <c>[3 5 7]</c></example>
    private static TemplateValue UntilStep(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        ListOf(context, arguments[0].Integer, arguments[1].Integer, arguments[2].Integer);

    /// <summary>Whole numbers as one text with spaces between them: to an end, from start to end, or from start by steps to end.</summary>
    /// <example>
    /// <code>{{ seq 4 }}</code> gives <c>1 2 3 4</c>
    /// <code>{{ seq 2 -1 }}</code> gives <c>2 1 0 -1</c>
    /// <code>{{ seq 0 2 6 }}</code> gives <c>0 2 4 6</c>
    /// </example>
    private static TemplateValue Seq(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        if (arguments.Length is 0 or > 3)
        {
            return TemplateValue.Of("");
        }

        long start = arguments.Length == 1 ? 1 : arguments[0].Integer;
        long end = arguments[^1].Integer;
        long direction = end < start ? -1 : 1;
        long step = arguments.Length == 3 ? arguments[1].Integer : direction;
        if (direction < 0 && step > 0)
        {
            return TemplateValue.Of("");
        }

        long bound = unchecked(end + direction);
        long count = CountOf(start, bound, step);
        context.Budget.ReserveText(count > int.MaxValue ? long.MaxValue : count * 2);
        context.Budget.Charge(count);
        var output = new StringBuilder();
        for (long i = 0; i < count; i++)
        {
            output.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? " " : "")}{start + (i * step)}");
        }

        return TemplateValue.Of(output.ToString());
    }

    private static TemplateValue ListOf(FunctionContext context, long start, long bound, long step)
    {
        long count = CountOf(start, bound, step);
        context.Budget.Charge(count);
        var items = new TemplateValue[count];
        for (long i = 0; i < count; i++)
        {
            items[i] = TemplateValue.OfInteger(GoType.Int, start + (i * step));
        }

        return TemplateValue.Of(new TemplateList(items, GoType.IntList));
    }

    private static long CountOf(long start, long bound, long step)
    {
        var distance = (Int128)bound - start;
        if (distance == 0 || step == 0 || distance < 0 != step < 0)
        {
            return 0;
        }

        var count = (Int128.Abs(distance) + Int128.Abs(step) - 1) / Int128.Abs(step);
        return count > long.MaxValue ? long.MaxValue : (long)count;
    }
}
