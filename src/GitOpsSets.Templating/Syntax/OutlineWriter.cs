using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Syntax;

/// <summary>Follows fields through a template without executing it.</summary>
/// <param name="source">The template's text.</param>
/// <param name="tokens">Makes the words that stand for values.</param>
/// <param name="takesLast">Of conditions the last arm; otherwise the first.</param>
internal sealed class OutlineWriter(string source, TokenSource tokens, bool takesLast)
{
    private const int MaxCalls = 100;
    private const int MaxCharacters = 4 * 1024 * 1024;

    private static readonly ImmutableArray<FieldOrigin> Root = [new FieldOrigin("", [])];

    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<TemplateInsertion>.Builder _insertions = ImmutableArray.CreateBuilder<TemplateInsertion>();
    private readonly Dictionary<int, ImmutableArray<FieldOrigin>> _variables = new() { [0] = Root };
    private int _calls;

    public TemplateOutline Write(Definition main)
    {
        Write(main.Body ?? [], Root);
        return new TemplateOutline(_text.ToString(), _insertions.ToImmutable());
    }

    private void Write(ImmutableArray<Node> nodes, ImmutableArray<FieldOrigin> dot)
    {
        foreach (var node in nodes)
        {
            Write(node, dot);
        }
    }

    private void Write(Node node, ImmutableArray<FieldOrigin> dot)
    {
        switch (node)
        {
            case Node.Text text when _text.Length < MaxCharacters:
                _text.Append(text.Content);
                break;
            case Node.Action { Pipeline: var pipeline }:
                var value = Follow(pipeline, dot);
                if (pipeline.Variables.IsEmpty)
                {
                    Insert(pipeline, value);
                }

                break;
            case Node.Branch branch:
                WriteBranch(branch, dot);
                break;
            case Node.Range range:
                Write(range.Body, Follow(range.Pipeline, dot));
                break;
            case Node.Call call when _calls < MaxCalls:
                _calls++;
                Write(call.Definition.Body ?? [], call.Pipeline is { } argument ? Follow(argument, dot) : []);
                break;
        }
    }

    private void WriteBranch(Node.Branch branch, ImmutableArray<FieldOrigin> dot)
    {
        var conditions = branch.Arms.Select(arm => Follow(arm.Pipeline, dot)).ToArray();
        if (takesLast && (!branch.Else.IsEmpty || branch.Arms.Length == 1))
        {
            Write(branch.Else.IsEmpty ? branch.Arms[0].Body : branch.Else, branch.Else.IsEmpty && branch.SetsDot ? conditions[0] : dot);
            return;
        }

        int arm = takesLast ? branch.Arms.Length - 1 : 0;
        Write(branch.Arms[arm].Body, branch.SetsDot ? conditions[arm] : dot);
    }

    private void Insert(Pipeline pipeline, ImmutableArray<FieldOrigin> value)
    {
        string token = tokens.Next();

        // What begins with a line break stands right behind the colon of its key.
        bool breaksLine = pipeline.Commands[^1].Operands[0] is Operand.Function { Target.Name: "nindent" };
        _text.Append(breaksLine ? " " : "").Append(token);
        var place = TextPosition.Of(source, pipeline.Position);
        _insertions.Add(new TemplateInsertion(token, place.Line, place.Column, value));
    }

    private ImmutableArray<FieldOrigin> Follow(Pipeline pipeline, ImmutableArray<FieldOrigin> dot)
    {
        ImmutableArray<FieldOrigin> value = [];
        foreach (var command in pipeline.Commands)
        {
            value = Follow(command, dot, value);
        }

        foreach (var variable in pipeline.Variables)
        {
            _variables[variable.Number] = pipeline.Assigns && _variables.TryGetValue(variable.Number, out var before) ? [.. before.Union(value)] : value;
        }

        return value;
    }

    private ImmutableArray<FieldOrigin> Follow(Command command, ImmutableArray<FieldOrigin> dot, ImmutableArray<FieldOrigin> piped)
    {
        if (command.Operands[0] is not Operand.Function function)
        {
            return Follow(command.Operands[0], dot);
        }

        string name = function.Target.Name;
        var arguments = command.Operands.Skip(1).ToList();
        if (name is "index" or "get" && arguments.Count > 1 && arguments.Skip(1).All(argument => argument is Operand.Text))
        {
            return Below(Follow(arguments[0], dot), arguments.Skip(1).Select(argument => ((Operand.Text)argument).Value.Text));
        }

        if (name == "inputs")
        {
            return [new FieldOrigin("inputs", [])];
        }

        return [.. arguments.SelectMany(argument => Follow(argument, dot)).Concat(piped).Select(origin => origin with { Functions = origin.Functions.Add(name) })];
    }

    private ImmutableArray<FieldOrigin> Follow(Operand operand, ImmutableArray<FieldOrigin> dot) => operand switch
    {
        Operand.Dot => dot,
        Operand.Field field => Below(dot, field.Names),
        Operand.Variable variable => Below(_variables.GetValueOrDefault(variable.Name.Number, []), variable.Names),
        Operand.Chain { Target: Operand.Function { Target.Name: "inputs" } } chain => Below([new FieldOrigin("inputs", [])], chain.Names),
        Operand.Chain chain => Below(Follow(chain.Target, dot), chain.Names),
        Operand.Parenthesised inner => Follow(inner.Pipeline, dot),
        Operand.Function { Target.Name: "inputs" } => [new FieldOrigin("inputs", [])],
        _ => [],
    };

    private static ImmutableArray<FieldOrigin> Below(ImmutableArray<FieldOrigin> values, IEnumerable<string> names)
    {
        string path = string.Join('.', names);
        return path.Length == 0 ? values : [.. values.Select(value => value with { Path = value.Path.Length == 0 ? path : $"{value.Path}.{path}" })];
    }
}
