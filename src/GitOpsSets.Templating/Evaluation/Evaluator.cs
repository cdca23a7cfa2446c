using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Functions.Builtins;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Syntax;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>One render. Reads beside Go's <c>text/template/exec.go</c>, whose order of evaluation it keeps to the letter.</summary>
/// <remarks>
/// Where Go holds an <c>interface{}</c> that is nil we hold Nil, and where it holds the zero <c>reflect.Value</c> we hold NoValue:
/// a pipeline turns the one into the other.
/// </remarks>
internal sealed class Evaluator(Template template, MissingKey missingKey, RenderData data, FunctionContext sharedContext, TemplateOutput output)
{
    private const int FirstArguments = 8;

    private readonly FunctionContext _context = data.Inputs.IsNil ? sharedContext : sharedContext with { Inputs = data.Inputs };
    private readonly Budget _budget = sharedContext.Budget;
    private readonly Scope _scope = new();

    // Arguments of the calls that are being made, innermost last: a span of it is handed to the function.
    private TemplateValue[] _arguments = new TemplateValue[FirstArguments];
    private int _argumentCount;

    // Where Go would say that it is.
    private int _at;
    private string? _calling;
    private string? _definition;

    public void Execute(Definition main)
    {
        try
        {
            _scope.Push(0, data.Root);
            Walk(data.Root, main.Body!.Value);
        }
        catch (FunctionException exception)
        {
            throw Fail(_calling is null ? exception.Message : $"{_calling}: {exception.Message}");
        }
        catch (BudgetException exception)
        {
            throw Fail(exception.Message, isLimit: true);
        }
    }

    private Flow Walk(in TemplateValue dot, ImmutableArray<Node> nodes)
    {
        foreach (var node in nodes)
        {
            _budget.Charge();
            _at = node.Position;
            switch (node)
            {
                case Node.Text text:
                    output.Write(text.Content);
                    break;
                case Node.Action action:
                    var value = Evaluate(dot, action.Pipeline);
                    if (action.Pipeline.Variables.IsEmpty)
                    {
                        _at = node.Position;
                        Write(value);
                    }

                    break;
                case Node.Branch branch:
                    if (WalkBranch(dot, branch) is not Flow.Next and var left)
                    {
                        return left;
                    }

                    break;
                case Node.Range range:
                    if (WalkRange(dot, range) is not Flow.Next and var outer)
                    {
                        return outer;
                    }

                    break;
                case Node.Call call:
                    WalkCall(dot, call);
                    break;
                case Node.Break:
                    return Flow.Break;
                case Node.Continue:
                    return Flow.Continue;
            }
        }

        return Flow.Next;
    }

    private Flow WalkBranch(in TemplateValue dot, Node.Branch branch)
    {
        EnsureStack();
        int mark = _scope.Mark;
        var flow = Flow.Next;
        bool taken = false;
        foreach (var arm in branch.Arms)
        {
            var value = Evaluate(dot, arm.Pipeline);
            if (Truth.Of(value))
            {
                flow = Walk(branch.SetsDot ? value : dot, arm.Body);
                taken = true;
                break;
            }
        }

        if (!taken)
        {
            flow = Walk(dot, branch.Else);
        }

        _scope.Pop(mark);
        return flow;
    }

    private Flow WalkRange(in TemplateValue dot, Node.Range range)
    {
        EnsureStack();
        int outerMark = _scope.Mark;
        var value = Evaluate(dot, range.Pipeline);
        bool ran = value switch
        {
            { List: { } list } => RangeOverList(range, list),
            { Map: { } map } => RangeOverMap(range, map),
            { IsNil: true } => false,
            { Kind: GoKind.Int or GoKind.Uint } => RangeOverInteger(range, value),
            _ => throw Fail($"range can't iterate over {Shown(value)}"),
        };
        var flow = ran ? Flow.Next : Walk(dot, range.Else);
        _scope.Pop(outerMark);

        // As in Go, a break in the else leaves this range; a continue there is one of the loop around it.
        return flow == Flow.Break ? Flow.Next : flow;
    }

    private bool RangeOverList(Node.Range range, TemplateList list)
    {
        int mark = _scope.Mark, count = list.Count;
        for (int index = 0; index < count; index++)
        {
            if (!Turn(range, mark, TemplateValue.Of(index), list[index]))
            {
                break;
            }
        }

        return count > 0;
    }

    private bool RangeOverMap(Node.Range range, TemplateMap map)
    {
        int mark = _scope.Mark, count = map.Count;
        if (count == 0)
        {
            return false;
        }

        // Go takes the entries before the first turn.
        var keys = map.Keys;
        var values = new TemplateValue[count];
        for (int index = 0; index < count; index++)
        {
            values[index] = map[keys[index]];
        }

        for (int index = 0; index < count; index++)
        {
            if (!Turn(range, mark, map.KeyOf(keys[index]), values[index]))
            {
                break;
            }
        }

        return true;
    }

    private bool RangeOverInteger(Node.Range range, TemplateValue value)
    {
        if (range.Pipeline.Variables.Length > 1)
        {
            throw Fail($"can't use {Shown(value)} to iterate over more than one variable");
        }

        int mark = _scope.Mark;
        bool isUnsigned = value.Kind == GoKind.Uint;
        ulong count = isUnsigned || value.Integer > 0 ? (ulong)value.Integer : 0;
        for (ulong turn = 0; turn < count; turn++)
        {
            if (!Turn(range, mark, TemplateValue.NoValue, TemplateValue.OfInteger(value.Type!, (long)turn)))
            {
                break;
            }
        }

        return count > 0;
    }

    // False when the loop is left.
    private bool Turn(Node.Range range, int mark, in TemplateValue index, in TemplateValue element)
    {
        _budget.Charge();
        var pipeline = range.Pipeline;
        if (pipeline.Variables.Length > 0)
        {
            if (!pipeline.Assigns)
            {
                _scope.AssignTop(1, element);
                if (pipeline.Variables.Length > 1)
                {
                    _scope.AssignTop(2, index);
                }
            }
            else if (pipeline.Variables.Length > 1)
            {
                Assign(pipeline.Variables[0], index);
                Assign(pipeline.Variables[1], element);
            }
            else
            {
                Assign(pipeline.Variables[0], element);
            }
        }

        var flow = Walk(element, range.Body);
        _scope.Pop(mark);
        return flow != Flow.Break;
    }

    private void WalkCall(in TemplateValue dot, Node.Call call)
    {
        if (call.Definition.Body is not { } body)
        {
            throw Fail($"the template \"{call.Definition.Name}\" is not defined", suggestion: NearestName.Of(call.Definition.Name, template.Definitions));
        }

        _budget.Enter();
        EnsureStack();
        var argument = call.Pipeline is null ? TemplateValue.NoValue : Evaluate(dot, call.Pipeline);
        int at = _at;
        string? definition = _definition;
        var outer = _scope.Enter();
        _definition = call.Definition.Name;
        _scope.Push(0, argument);
        Walk(argument, body);
        _scope.Leave(outer);
        (_at, _definition) = (at, definition);
        _budget.Leave();
    }

    private void Write(in TemplateValue value)
    {
        if (value.IsString)
        {
            if (value.ForeignParts is { } rope)
            {
                output.Write(rope);
            }
            else
            {
                output.Write(value.Text);
            }
        }
        else if (value.IsNil)
        {
            output.Write("<no value>");
        }
        else if (value.Type == GoType.Int || value.Type == GoType.Int64)
        {
            output.WriteInteger(value.Integer);
        }
        else
        {
            var text = GoFormat.Rich(value, _budget);
            Write(TemplateValue.Of(text));
        }
    }

    private TemplateValue Evaluate(in TemplateValue dot, Pipeline pipeline)
    {
        _at = pipeline.Position;
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

    private void Assign(VariableName variable, in TemplateValue value)
    {
        if (!_scope.TryAssign(variable.Number, value))
        {
            throw Fail($"undefined variable: {variable.Name}");
        }
    }

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

        _at = first.Position;
        RefuseArguments(command.Operands, final);
        return first switch
        {
            Operand.Boolean boolean => TemplateValue.Of(boolean.Value),
            Operand.Dot => dot,
            Operand.Nil => throw Fail("nil is not a command"),
            Operand.Number number => Ideal(number),
            Operand.Text text => text.Value,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private void RefuseArguments(ImmutableArray<Operand> operands, in TemplateValue final)
    {
        if (operands.Length > 1 || !final.IsMissing)
        {
            throw Fail("only functions and methods take arguments");
        }
    }

    private TemplateValue EvaluateParenthesised(in TemplateValue dot, Operand.Parenthesised parenthesised)
    {
        _budget.Enter();
        EnsureStack();
        var value = Evaluate(dot, parenthesised.Pipeline);
        _budget.Leave();
        return value;
    }

    private TemplateValue EvaluateField(in TemplateValue dot, Operand.Field field, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        _at = field.Position;
        return Follow(dot, dot, field.Names, field.Position, operands, final);
    }

    private TemplateValue EvaluateVariable(in TemplateValue dot, Operand.Variable variable, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        _at = variable.Position;
        if (!_scope.TryGet(variable.Name.Number, out var value))
        {
            throw Fail($"undefined variable: {variable.Name.Name}");
        }

        if (!variable.Names.IsEmpty)
        {
            return Follow(dot, value, variable.Names, variable.Position + variable.Name.Name.Length, operands, final);
        }

        RefuseArguments(operands, final);
        return value;
    }

    private TemplateValue EvaluateChain(in TemplateValue dot, Operand.Chain chain, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        _at = chain.Position;
        var target = chain.Target switch
        {
            Operand.Parenthesised inner => EvaluateParenthesised(dot, inner),
            Operand.Function function => EvaluateFunction(dot, function, function.Position, [], TemplateValue.Missing),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return Follow(dot, target, chain.Names, chain.Position, operands, final);
    }

    // The last name may be a method and gets the arguments.
    private TemplateValue Follow(in TemplateValue dot, TemplateValue value, ImmutableArray<string> names, int position, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        for (int index = 0; index < names.Length; index++)
        {
            bool isLast = index == names.Length - 1;
            value = EvaluateMember(dot, value, names[index], position, isLast ? operands : [], isLast ? final : TemplateValue.Missing);
            position += names[index].Length + 1;
        }

        return value;
    }

    private TemplateValue EvaluateMember(in TemplateValue dot, in TemplateValue receiver, string name, int position, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        if (receiver.Map is { } map)
        {
            if (operands.Length > 1 || !final.IsMissing)
            {
                throw Fail($"{name} is not a method but has arguments", position);
            }

            if (map.TryGetValue(name, out var value))
            {
                return value;
            }

            return missingKey == MissingKey.NoValue
                ? TemplateValue.NoValue
                : throw Fail($"map has no entry for key \"{name}\"", position, NearestName.Of(name, map.Keys));
        }

        if (receiver.IsNil)
        {
            return receiver.IsNoValue && missingKey == MissingKey.NoValue
                ? TemplateValue.NoValue
                : throw Fail($"nil has no field \"{name}\"", position);
        }

        return EvaluateMethod(dot, receiver, name, position, operands, final);
    }

    private TemplateValue EvaluateMethod(in TemplateValue dot, in TemplateValue receiver, string name, int position, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        int start = _argumentCount;
        for (int index = 1; index < operands.Length; index++)
        {
            PushArgument(EvaluateArgument(dot, GoType.Any, operands[index]));
        }

        if (!final.IsMissing)
        {
            PushArgument(Convert(final, GoType.Any));
        }

        var arguments = _arguments.AsSpan(start, _argumentCount - start);
        _argumentCount = start;
        Provenance? origin = null;
        if (data.HoldsForeignText)
        {
            origin = OriginOf(arguments);
            if (receiver.Object?.Origin is { } own)
            {
                origin = origin is null ? own.Source : ForeignText.Join([origin, own.Source]);
            }

            Flatten(arguments, origin);
        }

        _calling = name;
        TemplateValue result = default;
        bool found = receiver.Object is { } instance
            ? instance.TryInvoke(name, arguments, out result)
            : arguments.IsEmpty && GoNamedNumbers.TryInvoke(receiver, name, out result);
        _calling = null;
        if (!found)
        {
            throw Fail($"a value of type {receiver.Type} has no field or method \"{name}\"", position);
        }

        return origin is null ? result : ForeignText.Mark(result, origin, _context.Tokens);
    }

    private TemplateValue EvaluateFunction(in TemplateValue dot, Operand.Function operand, int commandPosition, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        _at = operand.Position;
        var function = operand.Target;
        CheckCount(function, Math.Max(operands.Length - 1, 0) + (final.IsMissing ? 0 : 1));
        if (ReferenceEquals(function, LogicFunctions.And) || ReferenceEquals(function, LogicFunctions.Or))
        {
            return EvaluateLogic(dot, ReferenceEquals(function, LogicFunctions.Or), operands, final);
        }

        int start = _argumentCount;
        for (int index = 1; index < operands.Length; index++)
        {
            PushArgument(EvaluateArgument(dot, ParameterType(function, index - 1), operands[index]));
        }

        if (!final.IsMissing)
        {
            PushArgument(Convert(final, ParameterType(function, _argumentCount - start)));
        }

        var arguments = _arguments.AsSpan(start, _argumentCount - start);
        _argumentCount = start;

        // Go names the whole command while the function runs, and afterwards again what it evaluated last.
        int at = _at;
        _at = commandPosition;
        _calling = function.Name;
        var result = data.HoldsForeignText && function.Provenance == FunctionProvenance.Opaque
            ? CallOpaque(function, arguments)
            : function.Body(_context, arguments);
        _calling = null;
        _at = at;
        return result;
    }

    private void CheckCount(TemplateFunction function, int count)
    {
        int least = function.IsVariadic ? function.Parameters.Length - 1 : function.Parameters.Length;
        if (count < least || (count > least && !function.IsVariadic))
        {
            throw Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"wrong number of arguments for {function.Name}: it takes {(function.IsVariadic ? "at least " : "")}{least}, not {count}"));
        }
    }

    private TemplateValue EvaluateLogic(in TemplateValue dot, bool stopsAt, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        TemplateValue value = default;
        for (int index = 1; index < operands.Length; index++)
        {
            value = EvaluateArgument(dot, GoType.Any, operands[index]);
            if (Truth.Of(value) == stopsAt)
            {
                return value;
            }
        }

        return final.IsMissing ? value : final;
    }

    private TemplateValue CallOpaque(TemplateFunction function, Span<TemplateValue> arguments)
    {
        var origin = OriginOf(arguments);
        if (origin is null)
        {
            return function.Body(_context, arguments);
        }

        Flatten(arguments, origin);
        return ForeignText.Mark(function.Body(_context, arguments), origin, _context.Tokens);
    }

    private Provenance? OriginOf(ReadOnlySpan<TemplateValue> arguments)
    {
        var origin = ForeignText.OriginOf(arguments, out int visited);
        _budget.Charge(visited);
        return origin;
    }

    private static void Flatten(Span<TemplateValue> arguments, Provenance? origin)
    {
        if (origin is null)
        {
            return;
        }

        foreach (ref var argument in arguments)
        {
            argument = ForeignText.Flatten(argument);
        }
    }

    private static GoType ParameterType(TemplateFunction function, int index) => function.Parameters[Math.Min(index, function.Parameters.Length - 1)];

    private void PushArgument(in TemplateValue value)
    {
        if (_argumentCount == _arguments.Length)
        {
            Array.Resize(ref _arguments, _argumentCount * 2);
        }

        _arguments[_argumentCount++] = value;
    }

    private TemplateValue EvaluateArgument(in TemplateValue dot, GoType type, Operand operand)
    {
        _budget.Charge();
        _at = operand.Position;
        switch (operand)
        {
            case Operand.Dot:
                return Convert(dot, type);
            case Operand.Nil:
                return CanBeNil(type) ? NilOf(type) : throw Fail($"nil cannot be used as {type}");
            case Operand.Field field:
                return Convert(EvaluateField(dot, field, [], TemplateValue.Missing), type);
            case Operand.Variable variable:
                return Convert(EvaluateVariable(dot, variable, [], TemplateValue.Missing), type);
            case Operand.Parenthesised inner:
                return Convert(EvaluateParenthesised(dot, inner), type);
            case Operand.Function function:
                return Convert(EvaluateFunction(dot, function, function.Position, [], TemplateValue.Missing), type);
            case Operand.Chain chain:
                return Convert(EvaluateChain(dot, chain, [], TemplateValue.Missing), type);
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
            (GoKind.Invalid, Operand.Number number) => Ideal(number),
            _ => throw Fail($"expected {type}, found a constant of another type"),
        };
    }

    private TemplateValue Ideal(Operand.Number number) =>
        number.Ideal.IsMissing ? throw Fail($"{number.Constant.Text} overflows int") : number.Ideal;

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

            return value.IsNoValue && CanBeNil(type) ? NilOf(type) : throw Fail($"expected {type}, found nil");
        }

        return ReferenceEquals(type, GoType.Any) ? value : throw Fail($"expected {type}, found a value of type {own}");
    }

    private static bool CanBeNil(GoType type) => type.Kind is GoKind.Invalid or GoKind.Slice or GoKind.Map || type.KindName == "ptr";

    private static TemplateValue NilOf(GoType type) => type.Kind switch
    {
        GoKind.Slice => TemplateValue.Of(TemplateList.NilOf(type)),
        GoKind.Map => TemplateValue.Of(new TemplateMap(type, isNil: true)),
        _ => TemplateValue.Nil,
    };

    private string Shown(in TemplateValue value)
    {
        const int Longest = 80;
        string text = GoFormat.Value(value, _budget);
        return text.Length > Longest ? $"{text[..Longest]}…" : text;
    }

    private static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new BudgetException("the template nests too deeply");
        }
    }

    // Errors are told on the line Go tells them on; the exact place is used when it is on that line.
    private TemplateException Fail(string message, int? place = null, string? suggestion = null, bool isLimit = false)
    {
        var recorded = TextPosition.Of(template.Text, _at);
        var position = place is { } offset && TextPosition.Of(template.Text, offset) is var exact && exact.Line == recorded.Line ? exact : recorded;
        return new TemplateException(TemplateStage.Execution, message, position.Line, position.Column)
        {
            TemplateName = template.Name,
            Definition = _definition,
            Suggestion = suggestion,
            IsLimit = isLimit,
        };
    }
}
