using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Syntax;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>Where a render is, for its errors: where Go would say that it is.</summary>
/// <param name="template">What is rendered.</param>
internal sealed class Whereabouts(Template template)
{
    /// <summary>Offset in the template.</summary>
    public int At { get; set; }

    /// <summary>The function or method that runs; null outside calls.</summary>
    public string? Calling { get; set; }

    /// <summary>The template that was called; null in the main one.</summary>
    public string? Definition { get; set; }

    /// <summary>An error. Errors are told on the line Go tells them on; the exact place is used when it is on that line.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="place">Offset of what is wrong, if that is known better.</param>
    /// <param name="suggestion">What may have been meant.</param>
    public TemplateException Fail(string message, int? place = null, string? suggestion = null) => Fail(message, place, suggestion, null);

    /// <summary>The end of a render that asks for too much.</summary>
    /// <param name="exceeded">What it asked for.</param>
    public TemplateException Exceed(BudgetException exceeded) => Fail(exceeded.Message, null, null, exceeded.Limit);

    private TemplateException Fail(string message, int? place, string? suggestion, BudgetLimit? limit)
    {
        var recorded = TextPosition.Of(template.Text, At);
        var position = place is { } offset && TextPosition.Of(template.Text, offset) is var exact && exact.Line == recorded.Line ? exact : recorded;
        return new TemplateException(TemplateStage.Execution, message, position.Line, position.Column)
        {
            TemplateName = template.Name,
            Definition = Definition,
            Suggestion = suggestion,
            IsLimit = limit is not null,
            Limit = limit ?? BudgetLimit.None,
        };
    }
}
