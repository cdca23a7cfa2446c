using System.Collections.Immutable;
using System.Diagnostics;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Syntax;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>Pipelines, their commands and their operands. Reads beside <c>evalPipeline</c> and <c>evalCommand</c> of Go's <c>text/template/exec.go</c>.</summary>
internal sealed class PipelineEvaluator
{
    private readonly Scope _scope;
    private readonly Whereabouts _place;
    private readonly Budget _budget;
    private readonly MemberAccess _members;
    private readonly FunctionCalls _functions;

    /// <summary>An evaluator for one render.</summary>
    /// <param name="scope">Its variables.</param>
    /// <param name="place">For errors.</param>
    /// <param name="context">What functions may use.</param>
    /// <param name="missingKey">What a key that a map does not have is.</param>
    /// <param name="holdsForeignText">Whether the data hold any.</param>
    public PipelineEvaluator(Scope scope, Whereabouts place, FunctionContext context, MissingKey missingKey, bool holdsForeignText)
    {
        (_scope, _place, _budget) = (scope, place, context.Budget);
        var arguments = new ArgumentEvaluator(this, place, _budget);
        var foreign = holdsForeignText ? new ForeignArguments(_budget) : null;
        _members = new MemberAccess(arguments, place, missingKey, foreign, context.Tokens);
        _functions = new FunctionCalls(arguments, place, context, foreign);
    }

    /// <summary>The value of a pipeline, which its variables then have too.</summary>
    public TemplateValue Evaluate(in TemplateValue dot, Pipeline pipeline)
    {
        _place.At = pipeline.Position;
        var value = TemplateValue.Missing;
        foreach (var command in pipeline.Commands)
        {
            value = Evaluate(dot, command, value);
            if (value.IsNil)
            {
                value = TemplateValue.NoValue;
            }
        }

        foreach (var variable in pipeline.Variables)
        {
            if (pipeline.Assigns)
            {
                Assign(variable, value);
            }
            else
            {
                _scope.Push(variable.Number, value);
            }
        }

        return value;
    }

    /// <summary>Gives a variable that there is another value.</summary>
    /// <exception cref="TemplateException">There is none, at the place the render is at.</exception>
    public void Assign(VariableName variable, in TemplateValue value)
    {
        if (!_scope.TryAssign(variable.Number, value))
        {
            throw _place.Fail($"undefined variable: {variable.Name}");
        }
    }

    public TemplateValue EvaluateParenthesised(in TemplateValue dot, Operand.Parenthesised parenthesised)
    {
        _budget.Enter();
        MachineStack.EnsureRoom();
        var value = Evaluate(dot, parenthesised.Pipeline);
        _budget.Leave();
        return value;
    }

    public TemplateValue EvaluateFunction(in TemplateValue dot, Operand.Function function, int commandPosition, ImmutableArray<Operand> operands, in TemplateValue final) =>
        _functions.Call(dot, function, commandPosition, operands, final);

    /// <summary>A field, or a method with the arguments of its command: <paramref name="operands"/> after the first, and <paramref name="final"/>.</summary>
    public TemplateValue EvaluateField(in TemplateValue dot, Operand.Field field, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        _place.At = field.Position;
        return _members.Follow(dot, dot, field.Names, field.Position, operands, final);
    }

    public TemplateValue EvaluateVariable(in TemplateValue dot, Operand.Variable variable, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        _place.At = variable.Position;
        if (!_scope.TryGet(variable.Name.Number, out var value))
        {
            throw _place.Fail($"undefined variable: {variable.Name.Name}");
        }

        if (!variable.Names.IsEmpty)
        {
            return _members.Follow(dot, value, variable.Names, variable.Position + variable.Name.Name.Length, operands, final);
        }

        RefuseArguments(operands, final);
        return value;
    }

    public TemplateValue EvaluateChain(in TemplateValue dot, Operand.Chain chain, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        _place.At = chain.Position;
        var target = chain.Target switch
        {
            Operand.Parenthesised inner => EvaluateParenthesised(dot, inner),
            Operand.Function function => EvaluateFunction(dot, function, function.Position, [], TemplateValue.Missing),
            _ => throw new UnreachableException(),
        };
        return _members.Follow(dot, target, chain.Names, chain.Position, operands, final);
    }

    /// <summary>A number where any type will do.</summary>
    /// <exception cref="TemplateException">It fits none.</exception>
    public TemplateValue Ideal(Operand.Number number) =>
        number.Ideal.IsMissing ? throw _place.Fail($"{number.Constant.Text} overflows int") : number.Ideal;

    private TemplateValue Evaluate(in TemplateValue dot, Command command, in TemplateValue final)
    {
        _budget.Charge();
        var first = command.Operands[0];
        switch (first)
        {
            case Operand.Field field:
                return EvaluateField(dot, field, command.Operands, final);
            case Operand.Chain chain:
                return EvaluateChain(dot, chain, command.Operands, final);
            case Operand.Function function:
                return EvaluateFunction(dot, function, command.Position, command.Operands, final);
            case Operand.Parenthesised inner:
                RefuseArguments(command.Operands, final);
                return EvaluateParenthesised(dot, inner);
            case Operand.Variable variable:
                return EvaluateVariable(dot, variable, command.Operands, final);
        }

        _place.At = first.Position;
        RefuseArguments(command.Operands, final);
        return first switch
        {
            Operand.Boolean boolean => TemplateValue.Of(boolean.Value),
            Operand.Dot => dot,
            Operand.Nil => throw _place.Fail("nil is not a command"),
            Operand.Number number => Ideal(number),
            Operand.Text text => text.Value,
            _ => throw new UnreachableException(),
        };
    }

    private void RefuseArguments(ImmutableArray<Operand> operands, in TemplateValue final)
    {
        if (operands.Length > 1 || !final.IsMissing)
        {
            throw _place.Fail("only functions and methods take arguments");
        }
    }
}
