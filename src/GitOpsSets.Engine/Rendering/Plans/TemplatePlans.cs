using System.Runtime.InteropServices;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>The plans of one template. What it rendered once may come again with other values; the few shapes that conditions and loops make have a plan each.</summary>
internal sealed class TemplatePlans
{
    private const int MaxShapes = 32;
    private const int MaxCharacters = 64 * 1024;

    private readonly List<TextPlan> _plans = [];
    private readonly List<TextInsertion> _holes = [];
    private int _attempts;
    private bool _isSecond;

    /// <summary>The values of a text by a plan; null when it has to be read.</summary>
    /// <param name="rendered">What the template rendered.</param>
    /// <param name="form">How it is read.</param>
    public ValueReader? Read(RenderedText rendered, RenderedForm form)
    {
        // A template that is rendered once needs no plan.
        if (!_isSecond || rendered.Insertions.IsDefault || rendered.Text.Length > MaxCharacters)
        {
            _isSecond = true;
            return null;
        }

        HoleFinder.Find(rendered.Text, rendered.Insertions, _holes);
        if (_holes.Count > HoleFinder.MaxHoles)
        {
            return null;
        }

        var written = new WrittenValues(rendered.Text, CollectionsMarshal.AsSpan(_holes));
        return (Find(written) ?? Make(written, form))?.Read(written);
    }

    private TextPlan? Find(in WrittenValues written)
    {
        foreach (var plan in _plans)
        {
            if (plan.HasShapeOf(written))
            {
                return plan;
            }
        }

        return null;
    }

    private TextPlan? Make(in WrittenValues written, RenderedForm form)
    {
        if (_attempts++ >= MaxShapes || PlanCompiler.Compile(written, form) is not { } made)
        {
            return null;
        }

        _plans.Add(made);
        return made;
    }
}
