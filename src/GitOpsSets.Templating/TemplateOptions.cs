using GitOpsSets.Templating.Functions;

namespace GitOpsSets.Templating;

/// <summary>How a template is read.</summary>
public sealed record TemplateOptions
{
    /// <summary>What messages call the main template, and what <c>template</c> can call it by.</summary>
    public required string Name { get; init; }

    /// <summary>The functions it may call, besides Go's own.</summary>
    public required FunctionTable Functions { get; init; }

    /// <summary>What opens and closes its actions.</summary>
    public Delimiters Delimiters { get; init; } = Delimiters.Braces;

    /// <summary>What a missing key gives.</summary>
    public MissingKey MissingKey { get; init; } = MissingKey.Error;

    /// <summary>The most UTF-16 units a template may have.</summary>
    public int MaxCharacters { get; init; } = 1024 * 1024;

    /// <summary>How deeply control structures may stand inside each other.</summary>
    public int MaxNesting { get; init; } = 100;
}
