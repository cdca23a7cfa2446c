using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Syntax;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>Runs <c>range</c>. Reads beside <c>walkRange</c> of Go's <c>text/template/exec.go</c>.</summary>
/// <param name="walk">Runs its bodies.</param>
/// <param name="pipelines">Evaluates what it goes over.</param>
/// <param name="scope">Its variables.</param>
/// <param name="place">For errors.</param>
/// <param name="budget">Charged for every turn.</param>
internal sealed class RangeLoop(Evaluator walk, PipelineEvaluator pipelines, Scope scope, Whereabouts place, Budget budget)
{
    /// <summary>Runs a loop.</summary>
    /// <param name="dot">Where it stands.</param>
    /// <param name="range">The loop.</param>
    public Flow Walk(in TemplateValue dot, Node.Range range)
    {
        MachineStack.EnsureRoom();
        int outerMark = scope.Mark;
        var value = pipelines.Evaluate(dot, range.Pipeline);
        bool ran = value switch
        {
            { List: { } list } => RangeOverList(range, list),
            { Map: { } map } => RangeOverMap(range, map),
            { IsNil: true } => false,
            { Kind: GoKind.Int or GoKind.Uint } => RangeOverInteger(range, value),
            _ => throw place.Fail($"range can't iterate over {Shown(value)}"),
        };
        var flow = ran ? Flow.Next : walk.Walk(dot, range.Else);
        scope.Pop(outerMark);

        // As in Go, a break in the else leaves this range; a continue there is one of the loop around it.
        return flow == Flow.Break ? Flow.Next : flow;
    }

    private bool RangeOverList(Node.Range range, TemplateList list)
    {
        int mark = scope.Mark, count = list.Count;
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
        int mark = scope.Mark, count = map.Count;
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
            throw place.Fail($"can't use {Shown(value)} to iterate over more than one variable");
        }

        int mark = scope.Mark;
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
        budget.Charge();
        var pipeline = range.Pipeline;
        if (pipeline.Variables.Length > 0)
        {
            if (!pipeline.Assigns)
            {
                scope.AssignTop(1, element);
                if (pipeline.Variables.Length > 1)
                {
                    scope.AssignTop(2, index);
                }
            }
            else if (pipeline.Variables.Length > 1)
            {
                pipelines.Assign(pipeline.Variables[0], index);
                pipelines.Assign(pipeline.Variables[1], element);
            }
            else
            {
                pipelines.Assign(pipeline.Variables[0], element);
            }
        }

        var flow = walk.Walk(element, range.Body);
        scope.Pop(mark);
        return flow != Flow.Break;
    }

    private string Shown(in TemplateValue value)
    {
        const int Longest = 80;
        string text = GoFormat.Value(value, budget);
        return text.Length > Longest ? $"{text[..Longest]}…" : text;
    }
}
