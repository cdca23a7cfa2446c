using System.Collections.Immutable;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Syntax;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>Evaluates what functions and methods are given. Reads beside <c>evalArg</c> and <c>validateType</c> of Go's <c>text/template/exec.go</c>.</summary>
/// <param name="pipelines">Evaluates operands that are more than constants.</param>
/// <param name="place">For errors.</param>
/// <param name="budget">Charged for every argument.</param>
internal sealed class ArgumentEvaluator(PipelineEvaluator pipelines, Whereabouts place, Budget budget)
{
    private const int FirstArguments = 8;

    // Arguments of the calls that are being made, innermost last: a span of it is handed to the function.
    private TemplateValue[] _arguments = new TemplateValue[FirstArguments];
    private int _count;

    /// <summary>Evaluates the arguments of a call.</summary>
    /// <param name="dot">For fields.</param>
    /// <param name="parameters">Their types; the last one is also that of all arguments after it.</param>
    /// <param name="operands">The command: arguments after the first; empty when it takes none.</param>
    /// <param name="final">The last argument; Missing when there is none but those of the command.</param>
    /// <returns>Good until the next evaluation.</returns>
    public Span<TemplateValue> Evaluate(in TemplateValue dot, ImmutableArray<GoType> parameters, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        int start = _count;
        for (int index = 1; index < operands.Length; index++)
        {
            Push(Evaluate(dot, TypeOf(parameters, index - 1), operands[index]));
        }

        if (!final.IsMissing)
        {
            Push(Convert(final, TypeOf(parameters, _count - start)));
        }

        var arguments = _arguments.AsSpan(start, _count - start);
        _count = start;
        return arguments;
    }

    /// <summary>Evaluates one argument.</summary>
    public TemplateValue Evaluate(in TemplateValue dot, GoType type, Operand operand)
    {
        budget.Charge();
        place.At = operand.Position;
        switch (operand)
        {
            case Operand.Dot:
                return Convert(dot, type);
            case Operand.Nil:
                return CanBeNil(type) ? NilOf(type) : throw place.Fail($"nil cannot be used as {type}");
            case Operand.Field field:
                return Convert(pipelines.EvaluateField(dot, field, [], TemplateValue.Missing), type);
            case Operand.Variable variable:
                return Convert(pipelines.EvaluateVariable(dot, variable, [], TemplateValue.Missing), type);
            case Operand.Parenthesised inner:
                return Convert(pipelines.EvaluateParenthesised(dot, inner), type);
            case Operand.Function function:
                return Convert(pipelines.EvaluateFunction(dot, function, function.Position, [], TemplateValue.Missing), type);
            case Operand.Chain chain:
                return Convert(pipelines.EvaluateChain(dot, chain, [], TemplateValue.Missing), type);
        }

        return (type.Kind, operand) switch
        {
            (GoKind.Bool, Operand.Boolean boolean) => TemplateValue.Of(boolean.Value),
            (GoKind.String, Operand.Text text) => text.Value,
            (GoKind.Int, Operand.Number { Constant: { IsInteger: true } constant }) => TemplateValue.OfInteger(type, constant.Integer),
            (GoKind.Uint, Operand.Number { Constant: { IsUnsigned: true } constant }) => TemplateValue.OfInteger(type, unchecked((long)constant.Unsigned)),
            (GoKind.Float, Operand.Number { Constant: { IsFloat: true } constant }) => TemplateValue.Of(constant.Float),
            (GoKind.Invalid, Operand.Boolean boolean) => TemplateValue.Of(boolean.Value),
            (GoKind.Invalid, Operand.Text text) => text.Value,
            (GoKind.Invalid, Operand.Number number) => pipelines.Ideal(number),
            _ => throw place.Fail($"expected {type}, found a constant of another type"),
        };
    }

    private static GoType TypeOf(ImmutableArray<GoType> parameters, int index) => parameters[Math.Min(index, parameters.Length - 1)];

    private void Push(in TemplateValue value)
    {
        if (_count == _arguments.Length)
        {
            Array.Resize(ref _arguments, _count * 2);
        }

        _arguments[_count++] = value;
    }

    // Go's validateType: values are passed as they are or not at all; only constants adapt.
    private TemplateValue Convert(in TemplateValue value, GoType type)
    {
        var own = value.Type;
        if (ReferenceEquals(own, type))
        {
            return value;
        }

        if (own is null)
        {
            if (type.Kind == GoKind.Invalid)
            {
                return TemplateValue.Nil;
            }

            return value.IsNoValue && CanBeNil(type) ? NilOf(type) : throw place.Fail($"expected {type}, found nil");
        }

        return ReferenceEquals(type, GoType.Any) ? value : throw place.Fail($"expected {type}, found a value of type {own}");
    }

    private static bool CanBeNil(GoType type) => type.Kind is GoKind.Invalid or GoKind.Slice or GoKind.Map || type.KindName == "ptr";

    private static TemplateValue NilOf(GoType type) => type.Kind switch
    {
        GoKind.Slice => TemplateValue.Of(TemplateList.NilOf(type)),
        GoKind.Map => TemplateValue.Of(new TemplateMap(type, isNil: true)),
        _ => TemplateValue.Nil,
    };
}
