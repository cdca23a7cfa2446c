using System.Globalization;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating;

/// <summary>A template that cannot be read, or cannot be rendered with the data it was given.</summary>
/// <param name="stage">Reading or rendering.</param>
/// <param name="message">What is wrong, without the place.</param>
/// <param name="line">1-based, in the template's own text.</param>
/// <param name="column">1-based, in UTF-16 units.</param>
public sealed class TemplateException(TemplateStage stage, string message, int line, int column) : Exception(message)
{
    /// <summary>Reading or rendering.</summary>
    public TemplateStage Stage { get; } = stage;

    /// <summary>1-based line in the template's own text.</summary>
    public int Line { get; } = line;

    /// <summary>1-based column, in UTF-16 units.</summary>
    public int Column { get; } = column;

    /// <summary>The main template's name, as <see cref="TemplateOptions.Name"/> gave it.</summary>
    public required string TemplateName { get; init; }

    /// <summary>The <c>define</c> or <c>block</c> that was being rendered; null in the main template and while reading.</summary>
    public string? Definition { get; init; }

    /// <summary>The name the author may have meant: a function, key, variable or template; null when none is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether the template asked for more than its limits allow.</summary>
    public bool IsLimit { get; init; }

    /// <summary>Which of them, where people can raise it.</summary>
    public BudgetLimit Limit { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{TemplateName}:{Line}:{Column}: {Message}{(Suggestion is null ? "" : $" (did you mean \"{Suggestion}\"?)")}");
}
