using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating;

/// <summary>What a template is rendered with. One may serve many templates.</summary>
public sealed class RenderData
{
    /// <summary>Looks through the data once for text that others wrote: renders without any pay nothing for provenance.</summary>
    /// <param name="root">The cursor (<c>.</c>) and <c>$</c> at the start.</param>
    /// <param name="inputs">What the function <c>inputs</c> gives, where the dialect has it.</param>
    public RenderData(TemplateValue root, TemplateValue inputs = default)
    {
        (Root, Inputs) = (root, inputs);
        HoldsForeignText = ForeignText.IsIn(root) || ForeignText.IsIn(inputs);
    }

    /// <summary>The cursor (<c>.</c>) and <c>$</c> at the start.</summary>
    public TemplateValue Root { get; }

    /// <summary>What the function <c>inputs</c> gives.</summary>
    public TemplateValue Inputs { get; }

    /// <summary>Whether any string or key in it was written by others.</summary>
    public bool HoldsForeignText { get; }
}
