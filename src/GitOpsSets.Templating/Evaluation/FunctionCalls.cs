using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Functions.Builtins;
using GitOpsSets.Templating.Syntax;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>Calls of functions. Reads beside <c>evalCall</c> of Go's <c>text/template/exec.go</c>.</summary>
/// <param name="arguments">Evaluates what functions are given.</param>
/// <param name="place">For errors.</param>
/// <param name="context">What functions may use.</param>
/// <param name="foreign">Says whose text arguments hold; null when the data hold no foreign text.</param>
internal sealed class FunctionCalls(ArgumentEvaluator arguments, Whereabouts place, FunctionContext context, ForeignArguments? foreign)
{
    /// <summary>Calls a function.</summary>
    /// <param name="dot">For the arguments.</param>
    /// <param name="operand">Its name.</param>
    /// <param name="commandPosition">Offset of the command it stands in.</param>
    /// <param name="operands">That command: arguments after the first; empty when it takes none.</param>
    /// <param name="final">What the pipeline hands on; Missing at its start.</param>
    public TemplateValue Call(in TemplateValue dot, Operand.Function operand, int commandPosition, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        place.At = operand.Position;
        var function = operand.Target;
        CheckCount(function, Math.Max(operands.Length - 1, 0) + (final.IsMissing ? 0 : 1));
        if (ReferenceEquals(function, LogicFunctions.And) || ReferenceEquals(function, LogicFunctions.Or))
        {
            return EvaluateLogic(dot, ReferenceEquals(function, LogicFunctions.Or), operands, final);
        }

        var given = arguments.Evaluate(dot, function.Parameters, operands, final);

        // Go names the whole command while the function runs, and afterwards again what it evaluated last.
        int at = place.At;
        place.At = commandPosition;
        place.Calling = function.Name;
        var result = foreign is not null && function.Provenance == FunctionProvenance.Opaque
            ? CallOpaque(function, given)
            : function.Body(context, given);
        place.Calling = null;
        place.At = at;
        return result;
    }

    private void CheckCount(TemplateFunction function, int count)
    {
        int least = function.IsVariadic ? function.Parameters.Length - 1 : function.Parameters.Length;
        if (count < least || (count > least && !function.IsVariadic))
        {
            throw place.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"wrong number of arguments for {function.Name}: it takes {(function.IsVariadic ? "at least " : "")}{least}, not {count}"));
        }
    }

    private TemplateValue EvaluateLogic(in TemplateValue dot, bool stopsAt, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        TemplateValue value = default;
        for (int index = 1; index < operands.Length; index++)
        {
            value = arguments.Evaluate(dot, GoType.Any, operands[index]);
            if (Truth.Of(value) == stopsAt)
            {
                return value;
            }
        }

        return final.IsMissing ? value : final;
    }

    private TemplateValue CallOpaque(TemplateFunction function, Span<TemplateValue> given)
    {
        var origin = foreign!.OriginOf(given);
        if (origin is null)
        {
            return function.Body(context, given);
        }

        ForeignArguments.Flatten(given, origin);
        return ForeignText.Mark(function.Body(context, given), function.MakesName ? origin with { IsName = true } : origin, context.Tokens);
    }
}
