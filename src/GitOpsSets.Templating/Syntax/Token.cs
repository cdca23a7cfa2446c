namespace GitOpsSets.Templating.Syntax;

/// <summary>A piece of template text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its offset, or of an error the place that is wrong.</param>
/// <param name="Length">0 for errors and the end.</param>
/// <param name="Message">What is wrong; null for everything but errors.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, string? Message = null)
{
    /// <summary>Whether it opens a control structure or stands for nil or dot: Go shows those in angle brackets.</summary>
    public bool IsKeyword => Kind >= TokenKind.Dot;

    public string Value(string text) => text.Substring(Start, Length);
}
