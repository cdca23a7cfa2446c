namespace GitOpsSets.Templating.Syntax;

/// <summary>The words of the template language that are no names.</summary>
internal static class Keywords
{
    /// <summary>The kind of a word: a keyword, a constant or an identifier.</summary>
    public static TokenKind KindOf(ReadOnlySpan<char> word) => word switch
    {
        "block" => TokenKind.Block,
        "break" => TokenKind.Break,
        "continue" => TokenKind.Continue,
        "define" => TokenKind.Define,
        "else" => TokenKind.Else,
        "end" => TokenKind.End,
        "if" => TokenKind.If,
        "range" => TokenKind.Range,
        "nil" => TokenKind.Nil,
        "template" => TokenKind.Template,
        "with" => TokenKind.With,
        "true" or "false" => TokenKind.Boolean,
        _ => TokenKind.Identifier,
    };
}
