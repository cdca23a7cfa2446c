using System.Collections.Immutable;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Syntax;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>One render. Reads beside Go's <c>text/template/exec.go</c>, whose order of evaluation it keeps to the letter.</summary>
/// <remarks>
/// Where Go holds an <c>interface{}</c> that is nil we hold Nil, and where it holds the zero <c>reflect.Value</c> we hold NoValue:
/// a pipeline turns the one into the other.
/// </remarks>
internal sealed class Evaluator
{
    private readonly Template _template;
    private readonly RenderData _data;
    private readonly TemplateOutput _output;
    private readonly Budget _budget;
    private readonly Scope _scope = new();
    private readonly Whereabouts _place;
    private readonly PipelineEvaluator _pipelines;
    private readonly RangeLoop _ranges;

    public Evaluator(Template template, MissingKey missingKey, RenderData data, FunctionContext sharedContext, TemplateOutput output)
    {
        (_template, _data, _output, _budget) = (template, data, output, sharedContext.Budget);
        _place = new Whereabouts(template);
        var context = data.Inputs.IsNil ? sharedContext : sharedContext with { Inputs = data.Inputs };
        _pipelines = new PipelineEvaluator(_scope, _place, context, missingKey, data.HoldsForeignText);
        _ranges = new RangeLoop(this, _pipelines, _scope, _place, _budget);
    }

    /// <summary>Renders from the main template.</summary>
    /// <exception cref="TemplateException">The render failed, or is too large.</exception>
    public void Execute(Definition main)
    {
        try
        {
            _scope.Push(0, _data.Root);
            Walk(_data.Root, main.Body!.Value);
        }
        catch (FunctionException exception)
        {
            throw _place.Fail(_place.Calling is null ? exception.Message : $"{_place.Calling}: {exception.Message}");
        }
        catch (BudgetException exception)
        {
            throw _place.Exceed(exception);
        }
    }

    /// <summary>Runs nodes.</summary>
    /// <param name="dot">The cursor.</param>
    /// <param name="nodes">A body.</param>
    /// <returns>How they were left.</returns>
    public Flow Walk(in TemplateValue dot, ImmutableArray<Node> nodes)
    {
        foreach (var node in nodes)
        {
            _budget.Charge();
            _place.At = node.Position;
            switch (node)
            {
                case Node.Text text:
                    _output.Write(text.Content);
                    break;
                case Node.Action action:
                    var value = _pipelines.Evaluate(dot, action.Pipeline);
                    if (action.Pipeline.Variables.IsEmpty)
                    {
                        _place.At = node.Position;
                        int start = _output.Length;
                        Write(value);
                        _output.NoteInsertion(start);
                    }

                    break;
                case Node.Branch branch:
                    if (WalkBranch(dot, branch) is not Flow.Next and var left)
                    {
                        return left;
                    }

                    break;
                case Node.Range range:
                    if (_ranges.Walk(dot, range) is not Flow.Next and var outer)
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
        MachineStack.EnsureRoom();
        int mark = _scope.Mark;
        var flow = Flow.Next;
        bool taken = false;
        foreach (var arm in branch.Arms)
        {
            var value = _pipelines.Evaluate(dot, arm.Pipeline);
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

    private void WalkCall(in TemplateValue dot, Node.Call call)
    {
        if (call.Definition.Body is not { } body)
        {
            throw _place.Fail($"the template \"{call.Definition.Name}\" is not defined", suggestion: NearestName.Of(call.Definition.Name, _template.Definitions));
        }

        _budget.Enter();
        MachineStack.EnsureRoom();
        var argument = call.Pipeline is null ? TemplateValue.NoValue : _pipelines.Evaluate(dot, call.Pipeline);
        int at = _place.At;
        string? definition = _place.Definition;
        var outer = _scope.Enter();
        _place.Definition = call.Definition.Name;
        _scope.Push(0, argument);
        Walk(argument, body);
        _scope.Leave(outer);
        (_place.At, _place.Definition) = (at, definition);
        _budget.Leave();
    }

    private void Write(in TemplateValue value)
    {
        if (value.IsString)
        {
            if (value.ForeignParts is { } rope)
            {
                _output.Write(rope);
            }
            else
            {
                _output.Write(value.Text);
            }
        }
        else if (value.IsNil)
        {
            _output.Write("<no value>");
        }
        else if (value.Type == GoType.Int || value.Type == GoType.Int64)
        {
            _output.WriteInteger(value.Integer);
        }
        else
        {
            var text = GoFormat.Rich(value, _budget);
            Write(TemplateValue.Of(text));
        }
    }
}
